"""A step that begins or ends a dated circumstance of a member: exempted, suspended."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.ladder.standings import recorded_at
from workflows.engine.rulings import Amendment, Insertion, Ruling
from workflows.engine.situations import Situation
from workflows.rules.calendars import ONE_DAY

TABLE = "people_condition"


def own(kind: str) -> str:
    """Return the subselect of the member's circumstances of a kind, in the order of their days."""
    return f"""SELECT jsonb_agg(jsonb_build_object('id', held.id, 'since', lower(held.during),
            'until', upper(held.during)) ORDER BY held.during)
        FROM people_condition held
        WHERE held.person_id = cases.subject_id AND held.kind = '{kind}'
          AND NOT isempty(held.during)"""


def still_held(
    rows: list[Mapping[str, Any]], *, since: date, until: date | None = None
) -> Mapping[str, Any] | None:
    """Return the first of the circumstances that holds on some day of a half-open period."""
    held = (row for row in rows if lasts(row, on=since) and (until is None or began(row) < until))
    return next(held, None)


def begun_on(rows: list[Mapping[str, Any]], day: date) -> Mapping[str, Any] | None:
    """Return the circumstance that began on a day: a kind of it begins once a day, by one case."""
    return next((row for row in rows if began(row) == day), None)


def begun(
    situation: Situation, kind: str, *, since: date, until: date | None = None, document: str = ""
) -> Insertion:
    """Return the circumstance as it begins on a day, until another that lies outside it."""
    row = {
        "person_id": situation.case.subject_id,
        "kind": kind,
        "during": DateRange(since, until),
        "document": document,
        "recorded_at": recorded_at(situation),
    }
    return Insertion(TABLE, (row,))


def began(row: Mapping[str, Any]) -> date:
    """Return the first day of a circumstance."""
    return date.fromisoformat(row["since"])


def lasts(row: Mapping[str, Any], *, on: date) -> bool:
    """Tell whether a circumstance still holds on a day, as far as is on record."""
    return row["until"] is None or date.fromisoformat(row["until"]) > on


def with_case(ruling: Ruling, situation: Situation, row: Mapping[str, Any] | None) -> Ruling:
    """
    Return a ruling with which the circumstance that the case began ends, if it ends the case.

    One with a last day of its own goes on until then; any other nothing could end any more. It
    has lasted its first day at least.
    """
    if ruling.ends_as is None or row is None or row["until"] is not None:
        return ruling
    amendment = ended(situation, row, on=max(situation.on, began(row) + ONE_DAY))
    return replace(ruling, amendments=(*ruling.amendments, amendment))


def ended(situation: Situation, row: Mapping[str, Any], *, on: date) -> Amendment:
    """Return the circumstance as it ends on a day, which lies outside it."""
    during = DateRange(began(row), on)
    columns = {"during": during, "end_recorded_at": recorded_at(situation)}
    return Amendment(TABLE, UUID(row["id"]), columns)
