"""A step that begins or ends a dated circumstance of a member: exempted, suspended."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.ladder.standings import recorded_at
from workflows.engine.rulings import Amendment, Insertion
from workflows.engine.situations import Situation

TABLE = "people_condition"


def own(kind: str) -> str:
    """Return the subselect by which a procedure reads the member's circumstances of a kind."""
    return f"""SELECT jsonb_agg(jsonb_build_object('id', held.id, 'since', lower(held.during),
            'until', upper(held.during)) ORDER BY held.during)
        FROM people_condition held
        WHERE held.person_id = cases.subject_id AND held.kind = '{kind}'"""


def still_held(
    rows: list[Mapping[str, Any]], *, since: date, until: date | None = None
) -> Mapping[str, Any] | None:
    """Return the latest of the circumstances that holds on some day of a half-open period."""
    held = [row for row in rows if lasts(row, on=since) and (until is None or began(row) < until)]
    return held[-1] if held else None


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


def ended(situation: Situation, row: Mapping[str, Any], *, on: date) -> Amendment:
    """Return the circumstance as it ends on a day, which lies outside it."""
    during = DateRange(began(row), on)
    columns = {"during": during, "end_recorded_at": recorded_at(situation)}
    return Amendment(TABLE, UUID(row["id"]), columns)
