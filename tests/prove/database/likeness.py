"""Whether an act on a case came to the same in memory and in the database."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.prove.memory import Memory, Row

# What is compared of a table; of the others everything that memory tells.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "engine_case": ("state", "outcome", "ended_on"),
    "engine_item": (
        "step",
        "body_id",
        "state",
        "outcome",
        "opened_on",
        "decided_on",
        "came_from_id",
        "note",
        "due_on",
    ),
    "engine_clock": ("kind", "state", "event_on", "due_on", "extended_by"),
    "engine_question": ("item_id", "in_favour", "needed", "electorate", "carried"),
    "papers_document": ("kind", "dated_on", "about"),
    "people_standing": ("kind", "during"),
    "people_cellplace": ("cell_id", "during"),
    "people_partyage": ("decided_on", "days_outside", "during"),
    "people_condition": ("kind", "during"),
    "people_card": ("number", "state", "during", "ended_by", "handed_over_on", "collected_on"),
    "people_appointment": ("during",),
    "people_user": ("is_active",),
    "badge_award": ("person_id", "years", "awarded_on", "handed_over_on"),
    "journal_entry": ("number",),
}
WHOLE = (
    "people_membership",
    "admission_helper",
    "admission_introducer",
    "admission_relativecheck",
    "admission_monthlyreview",
)
UNTOLD = {"id", "entry_id", "path", "recorded_at", "case_id"}
# The database tells who may not from what one may not see, and from what somebody else has done.
ALIKE = {
    "engine.not_visible": "authority.not_authorised",
    "authority.barred": "authority.not_authorised",
    "engine.already_decided": "engine.item_void",
}


def alike(told: str, found: str) -> bool:
    """Tell whether two answers, outcomes or codes of refusals, are the same."""
    return ALIKE.get(told, told) == ALIKE.get(found, found)


def differences(told: Memory, found: Memory, *, since: UUID) -> list[str]:
    """Return what memory and database tell differently; ids newer than ``since`` are all alike."""
    lines = []
    for table in (*COLUMNS, *WHOLE):
        told_rows, found_rows = (_rows(each, table, since) for each in (told, found))
        lines += [f"{table}: memory alone has {row}" for row in told_rows - found_rows]
        lines += [f"{table}: the database alone has {row}" for row in found_rows - told_rows]
    return lines


def _rows(memory: Memory, table: str, since: UUID) -> Counter[str]:
    rows = [row for row in memory.rows(table) if _stands(row)]
    return Counter(str(_told(row, table, since)) for row in rows)


def _stands(row: Row) -> bool:
    """Tell whether a row counts that is a count, an account or a paper; any other does."""
    left = row.get("withdrawn_reason")
    return row.get("current", True) and row.get("is_active", True) and not left


def _told(row: Row, table: str, since: UUID) -> list[tuple[str, Any]]:
    names = COLUMNS.get(table) or sorted(set(row) - UNTOLD)
    return [(name, _plain(row.get(name), since)) for name in names]


def _plain(value: Any, since: UUID) -> Any:
    match value:
        case UUID():
            return "new" if value > since else value.hex
        case DateRange() if value.lower == value.upper:
            return "no day"
        case DateRange():
            return f"[{value.lower},{value.upper})"
        case date():
            return value.isoformat()
        case str():
            return str(value)
        case dict():
            return sorted(value.items())
        case _:
            return value
