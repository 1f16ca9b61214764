"""The page of a person: what they are and were, where, in which offices."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.administration.keeping import keeping_body, may_record
from workflows.authority import law, powers
from workflows.engine.appearances import OnRecord
from workflows.engine.forms import Words
from workflows.engine.registry import every_procedure
from workflows.people.models import Card, Person
from workflows.people.models.memberships import Standing, StandingKind
from workflows.web import codes, pages, readings, values, words
from workflows.web.questions import persons

CARD_NUMBER = "card.number"


@pages.page
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show a person whom the reader's office shows, or the reader themselves."""
    shown = persons.person(person_id)
    if shown is None:
        raise Http404
    readings.record(request, readings.of_person(shown))
    standings = list(persons.standings(person_id))
    cells = list(persons.cells(person_id))
    seats = list(persons.seats(person_id))
    kinds = {each.kind for each in standings if request.on in each.during}
    found = {
        "person": shown,
        "own": person_id == request.user.person_id,
        "keeps_kinships": may_record(request.user.person_id, about=shown, on=request.on),
        "standing": next((_worded(each) for each in standings if request.on in each.during), ""),
        "cell": next((each.cell for each in cells if request.on in each.during), None),
        "standings": [
            (_worded(each), each.during, _decided_on(each, shown, standings)) for each in standings
        ],
        "cells": cells,
        "conditions": [(each, _worded(each)) for each in persons.conditions(person_id)],
        "cards": _cards(shown, reader_id=request.user.person_id, on=request.on),
        "kept": _kept(person_id),
        "seats": [
            (each, words.office_of(each.office), words.body_kind(each.body.kind)) for each in seats
        ],
        # Nothing that was read ends a seat together with the membership.
        "seats_to_end": bool({StandingKind.FORMER, StandingKind.ANNULLED} & kinds)
        and any(request.on in each.during for each in seats),
        "cases": [
            (each, words.label(law.pack().procedures[each.procedure]))
            for each in persons.cases(person_id)
        ],
    }
    return render(request, "persons/person.html", found)


def _decided_on(standing: Standing, shown: Person, standings: Sequence[Standing]) -> date | None:
    """Return the day of the decision behind a standing: kept of the last of each kind."""
    last = next(each for each in standings if each.kind == standing.kind)
    membership = getattr(shown, "membership", None)
    if membership is None or last is not standing:
        return None
    decided = {
        StandingKind.PROBATIONARY: membership.admission_decided_on,
        StandingKind.OFFICIAL: membership.recognition_decided_on,
    }
    return decided.get(StandingKind(standing.kind))


def _kept(person_id: UUID) -> list[tuple[str, Words, Sequence[OnRecord]]]:
    """Return what the procedures keep of a person beside their cases, each under its heading."""
    found = (
        (each.name, each.appearance.kept, each.appearance.on_record(person_id))
        for each in every_procedure()
    )
    return [kept for kept in found if kept[2]]


def _cards(shown: Person, *, reader_id: UUID, on: date) -> list[tuple[Card, str, str]]:
    """Return each card, its number as far as the reader needs it, and where it is."""
    found = list(persons.cards(shown.pk))
    whole = bool(found) and (reader_id == shown.pk or _may_read_number(shown, reader_id, on))
    return [
        (card, card.number if whole else card.masked, values.sentence_case(codes.word(card.state)))
        for card in found
    ]


def _may_read_number(shown: Person, reader_id: UUID, on: date) -> bool:
    body = keeping_body(shown, on=on)
    return body is not None and powers.may(reader_id, CARD_NUMBER, body_id=body.pk, on=on)


def _worded(dated: persons.Dated) -> str:
    return values.sentence_case(codes.word(dated.kind))
