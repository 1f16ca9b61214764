"""A step that changes what a person is: one standing ends, the next begins on the same day."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django_fsm import TransitionNotAllowed

from workflows.engine.refusals import StandingChanged
from workflows.engine.rulings import Amendment, Insertion
from workflows.engine.situations import Situation
from workflows.foundation.moments import LOCAL
from workflows.people.models import Membership
from workflows.people.models.memberships import StandingKind

# What a procedure names among its own rows to change a standing, or to ask about it.
MEMBERSHIP = """
    SELECT to_jsonb(held) || jsonb_build_object(
        'outside', (SELECT jsonb_build_object('lower', lower(held.outside),
            'upper', upper(held.outside))::text WHERE held.outside IS NOT NULL),
        'standing', (SELECT jsonb_build_object('id', standing.id, 'since', lower(standing.during))
            FROM people_standing standing
            WHERE standing.person_id = held.person_id AND upper_inf(standing.during)),
        'place', (SELECT jsonb_build_object('id', lives.id, 'since', lower(lives.during))
            FROM people_cellplace lives
            WHERE lives.person_id = held.person_id AND upper_inf(lives.during)),
        'circumstances', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', lasting.id,
                'since', lower(lasting.during), 'until', upper(lasting.during))), '[]')
            FROM people_condition lasting
            WHERE lasting.person_id = held.person_id AND NOT isempty(lasting.during)))
    FROM people_membership held WHERE held.person_id = cases.subject_id"""

MEMBER = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
# Who is none any more lives in no cell.
ENDED = frozenset({StandingKind.FORMER, StandingKind.ANNULLED})


def changed(
    situation: Situation, transition: Callable[[Membership], None], *, since: date
) -> tuple[tuple[Insertion, ...], tuple[Amendment, ...]]:
    """
    Return the rows by which the person of the case passes to another standing on a day.

    ``transition`` takes the membership there; the procedure has ``MEMBERSHIP`` among its own
    rows, as ``membership``. Who becomes a member belongs to the cell of the case, and who is no
    member any more belongs to none. With the membership ends whatever circumstance of the member
    lasts, such as an exemption, and none begins later; a restoration gives none of them back.

    What the person was since an annulled recognition stays on record: a new one that is dated back
    behind it changes the standing from the day of the step.

    :raises StandingChanged: if another act has brought the person to a standing meanwhile from
        which the life-cycle knows no such way, or to one that began only after the step
    """
    held = situation.own["membership"]
    began = date.fromisoformat(held["standing"]["since"])
    if since < began:
        since = situation.on
    if since < began:
        raise StandingChanged
    try:
        columns = _columns(held, transition)
    except TransitionNotAllowed as barred:
        raise StandingChanged from barred
    standing = {"kind": columns["state"], **_row(situation, since=since)}
    amendments, insertions = [_amendment(situation, columns)], []
    if since == began:
        # What was to begin on this very day held on none: its row tells what begins instead.
        row = UUID(held["standing"]["id"])
        amendments.append(Amendment("people_standing", row, standing, of_case=True))
    else:
        ended = _ended("people_standing", held["standing"], situation, on=since)
        amendments.append(ended)
        insertions.append(Insertion("people_standing", (standing,), after=(ended,)))
    if columns["state"] in ENDED:
        if held["place"]:
            amendments.append(_ended("people_cellplace", held["place"], situation, on=since))
        amendments += [
            _ended("people_condition", row, situation, on=since)
            for row in held["circumstances"]
            if row["until"] is None or date.fromisoformat(row["until"]) > since
        ]
    if columns["state"] in MEMBER and not held["place"]:
        place = {"cell_id": situation.case.unit_id, **_row(situation, since=since)}
        insertions.append(Insertion("people_cellplace", (place,)))
    return tuple(insertions), tuple(amendments)


def _columns(held: dict[str, Any], transition: Callable[[Membership], None]) -> dict[str, Any]:
    """Return what the transition sets, and what the membership is afterwards."""
    fields = {field.attname: field for field in Membership._meta.concrete_fields}
    stored = {name: field.to_python(held[name]) for name, field in fields.items()}
    membership = Membership(**stored)
    transition(membership)
    return {
        name: getattr(membership, name)
        for name, before in stored.items()
        if getattr(membership, name) != before
    }


def _amendment(situation: Situation, columns: dict[str, Any]) -> Amendment:
    return Amendment("people_membership", situation.case.subject_id, columns, key="person_id")


def _ended(table: str, row: dict[str, Any], situation: Situation, *, on: date) -> Amendment:
    began = date.fromisoformat(row["since"])
    # What was to begin later only holds on no day.
    columns = {
        "during": DateRange(began, max(began, on)),
        "end_recorded_at": recorded_at(situation),
    }
    return Amendment(table, UUID(row["id"]), columns)


def _row(situation: Situation, *, since: date) -> dict[str, Any]:
    return {
        "person_id": situation.case.subject_id,
        "during": DateRange(since, None),
        "recorded_at": recorded_at(situation),
    }


def recorded_at(situation: Situation) -> datetime:
    """Return the moment under which what changes with a step is put on record."""
    return datetime.combine(situation.today, time(12), tzinfo=LOCAL)
