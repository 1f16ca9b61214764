"""The member's card as a procedure's steps write it: each act answers with rows."""

import string
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.standings import recorded_at
from workflows.engine.rulings import Amendment, Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed, in_plain_digits
from workflows.people.models import Card
from workflows.people.models.cards import CardState, EndOfCard
from workflows.people.models.memberships import StandingKind

OWN: Mapping[str, str] = {
    "cards": """SELECT jsonb_agg(to_jsonb(card) || jsonb_build_object(
            'since', lower(card.during), 'until', upper(card.during))
            ORDER BY card.issued_on, card.id)
        FROM people_card card WHERE card.person_id = cases.subject_id"""
}
VERSION = "card.version"
NUMBER_FORM = "card.number_form"
TABLE = "people_card"
DAYS = ("issued_on", "handed_over_on", "collected_on", "handed_up_on")
# What a transition may change; everything else of a card stands from the day it was issued.
CHANGING = (
    "state",
    "during",
    "handed_over_on",
    "ended_by",
    "collected_on",
    "handed_up_on",
    "not_collected_because",
)


class NumberMissing(Refusal):
    """A card has its number, and the decision that issues it has one too."""

    code = "card.number_missing"
    sentence = "Not recorded: the number of the card or of the decision is missing."
    remedy = "Write both numbers as they stand on the paper."


class NumberOfAnotherForm(Refusal):
    """The number does not look as the numbers of that version of the card do."""

    code = "card.number_of_another_form"
    sentence = "The number does not have the form of this version of the card: {form}."
    remedy = "Compare the number with the card, sign by sign; leading zeros belong to it."


class NumberTaken(Refusal):
    """A number of one version belongs to one member."""

    code = "card.number_taken"
    sentence = "Another member already holds a card of this version with this number."
    remedy = "Compare the number with the card and with the list of cards issued."


class HoldsACard(Refusal):
    """A member has one valid card a day."""

    code = "card.holds_one"
    sentence = "{name} already holds a valid card."
    remedy = "Where the card is to be replaced, open a case of its replacement."


class NotOfficial(Refusal):
    """Only an official member holds a card."""

    code = "card.not_official"
    sentence = "Not recorded: {name} is no official member any more, and holds no card."
    remedy = "Record that no card is issued or handed over."


def every(situation: Situation) -> list[Card]:
    """Return the cards of the person the case is about, the oldest first."""
    return [_read(row) for row in situation.own["cards"]]


def out(situation: Situation) -> Card | None:
    """Return the card that is with the person or on the way to them, if there is one."""
    return next((card for card in reversed(every(situation)) if card.out), None)


def issued(
    situation: Situation,
    facts: Mapping[str, Any],
    *,
    in_place_of: Card | None = None,
    by: EndOfCard = EndOfCard.EXCHANGE,
) -> Ruling:
    """
    Issue a card to the person by the decision of the day; one that it replaces ends with it.

    ``facts`` holds the card's ``number`` and the decision's, as ``document``.

    :raises NotOfficial: if another act has taken the person from the official members
    :raises NumberMissing: if either is empty
    :raises HoldsACard: if a valid card stands in the way
    :raises NumberOfAnotherForm: if the form of the number was read and this is another
    """
    number, document = in_plain_digits(composed(facts["number"])), composed(facts["document"])
    source = roads.rule(situation).source
    check_official(situation)
    if not number or not document:
        raise NumberMissing(source=source)
    holds_one = HoldsACard(name=situation.case.subject_name, source=source)
    standing = out(situation)
    if standing is not None and (in_place_of is None or standing.id != in_place_of.id):
        raise holds_one
    replaced = in_place_of is not None and in_place_of.out
    if in_place_of is not None and replaced:
        in_place_of.replace(on=situation.on, by=by)
    version, form = (law.pack().parameter(name) for name in (VERSION, NUMBER_FORM))
    edition = form.on(situation.on)
    doubts = ()
    if not has_form(number, edition.value):
        refusal = NumberOfAnotherForm(form=edition.value, source=edition.source)
        doubts = against(edition, refusal)
    ended = (amended(in_place_of),) if in_place_of is not None and replaced else ()
    row = {
        "person_id": situation.case.subject_id,
        "version": version.on(situation.on).value,
        "number": number,
        "issued_on": situation.on,
        "document": document,
        "state": CardState.ISSUED.value,
        "during": DateRange(situation.on, None),
        "recorded_at": recorded_at(situation),
    }
    return Ruling(
        outcome="issued",
        facts={"document": document, "version": row["version"]},
        personal={"card_number": number},
        source=source,
        editions={"number_form": kept(form, edition)},
        against=doubts,
        insertions=(Insertion(TABLE, (row,), after=ended),),
        amendments=ended,
        clashes={
            "a_card_number_belongs_to_one_person": NumberTaken(source=source),
            "a_person_has_one_valid_card_a_day": holds_one,
        },
    )


def with_card_handed_over(ruling: Ruling, situation: Situation) -> Ruling:
    """
    Add to a ruling that the card on the way to the person reached their hands on the day.

    :raises NotOfficial: if another act has taken the person from the official members
    """
    card = out(situation)
    if card is None or card.state != CardState.ISSUED:
        return ruling
    check_official(situation)
    card.hand_over(on=situation.on)
    return replace(ruling, amendments=(*ruling.amendments, amended(card)))


def check_official(situation: Situation) -> None:
    """
    Go on only where the person is an official member; ``membership`` is among the own rows.

    :raises NotOfficial: if they are none
    """
    if situation.own["membership"]["state"] != StandingKind.OFFICIAL:
        raise NotOfficial(name=situation.case.subject_name, source=roads.rule(situation).source)


def left_to_family(situation: Situation, *, since: date) -> tuple[Amendment, ...]:
    """Return what is written of the card of a member who died; there may be none."""
    card = out(situation)
    if card is None:
        return ()
    card.leave_to_family(since=since)
    return (amended(card),)


def amended(card: Card) -> Amendment:
    """Return what a transition has made of a card, to be written with its step."""
    return Amendment(TABLE, card.id, {name: getattr(card, name) for name in CHANGING})


def has_form(number: str, form: str) -> bool:
    """
    Tell whether a number looks like the pattern, in which each 0 stands for a digit.

    >>> has_form("12.034567", "00.000000"), has_form("12034567", "00.000000")
    (True, False)
    """
    return len(number) == len(form) and all(
        sign in string.digits if place == "0" else sign == place
        for sign, place in zip(number, form, strict=True)
    )


def _read(row: Mapping[str, Any]) -> Card:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
    since, until = (
        date.fromisoformat(row[end]) if row[end] else None for end in ("since", "until")
    )
    return Card(
        id=UUID(row["id"]),
        person_id=UUID(row["person_id"]),
        version=row["version"],
        number=row["number"],
        document=row["document"],
        state=row["state"],
        during=DateRange(since, until),
        ended_by=row["ended_by"],
        not_collected_because=row["not_collected_because"],
        **days,
    )
