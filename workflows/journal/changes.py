"""What the rows of the product became under one act, column by column, before and after."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from workflows.journal.history import OWN_COLUMNS, Event, event_models

EMPTY = "'{}'::jsonb"
_UNDER = """
    SELECT '{table}', event.pgh_id, event.pgh_obj_id::text, event.pgh_label,
        to_jsonb(event) - %(own)s::text[], {personal}, before.columns, {texts}, {texts_before}
    FROM {events} event
    LEFT JOIN LATERAL (
        SELECT to_jsonb(earlier) - %(own)s::text[] AS columns FROM {events} earlier
        WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
        ORDER BY earlier.pgh_id DESC LIMIT 1) before ON true
    WHERE event.transaction = %(transaction)s::xid8
      AND (event.pgh_context ->> 'entry')::uuid = %(entry)s"""
_TEXTS = """(
    SELECT jsonb_object_agg(fact.name, fact.text) FROM journal_historicfact fact
    WHERE fact.source = '{table}' AND fact.pgh_id = event.pgh_id)"""
# A column's last text is that of the newest event before this one whose commitments name it.
_TEXTS_BEFORE = """(
    SELECT jsonb_object_agg(changed.name, (
        SELECT fact.text FROM {events} earlier
        JOIN journal_historicfact fact ON fact.source = '{table}'
            AND fact.pgh_id = earlier.pgh_id AND fact.name = changed.name
        WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
          AND earlier.personal ? changed.name
        ORDER BY earlier.pgh_id DESC LIMIT 1))
    FROM jsonb_object_keys(event.personal) changed (name)
    WHERE event.pgh_label = 'update')"""
# What every row has beside what it says: who put it there, and for whose eyes it is.
_OWN = {"personal", "path", "entry_id", "recorded_at", "end_recorded_at", "earlier"}
_BESIDE = OWN_COLUMNS | _OWN


@dataclass(frozen=True, slots=True)
class Change:
    """
    A column, what it held and what it holds; None where it was or is empty.

    ``withheld`` tells that its text is kept as a commitment alone.
    """

    column: str
    before: Any
    after: Any
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that an act added (``insert``), changed (``update``) or removed (``delete``)."""

    table: str
    row: str
    label: str
    changes: tuple[Change, ...]


def changes_under(entry_id: UUID, transaction: Any) -> list[ChangedRow]:
    """Return the rows that the entry's act changed, as far as the running transaction sees them."""
    statement = " UNION ALL ".join(_part(model) for model in event_models())
    values = {"own": sorted(_BESIDE), "transaction": str(transaction), "entry": entry_id}
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY 1, 2", values)
        rows = cursor.fetchall()
    return [_changed(*columns) for columns in rows]


def _changed(table: str, _id: int, row: str, label: str, *told: str | None) -> ChangedRow:
    # Django hands JSON over as it is written.
    now, personal, before, *texts = (json.loads(each or "{}") for each in told)
    changes = (*_plain(label, now, before), *_personal(personal, *texts))
    return ChangedRow(table, row, label, changes)


def _part(model: type[Event]) -> str:
    told = model.pgh_recorded
    names = {"table": told.table, "events": told.events}
    return _UNDER.format(
        **names,
        personal="event.personal" if told.committed else EMPTY,
        texts=_TEXTS.format(**names) if told.personal else "NULL::jsonb",
        texts_before=_TEXTS_BEFORE.format(**names) if told.personal else "NULL::jsonb",
    )


def _plain(label: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[Change]:
    for name, value in now.items():
        earlier = before.get(name) if label == "update" else None
        old, new = (value, None) if label == "delete" else (earlier, value)
        if old != new:
            yield Change(name, old, new)


def _personal(
    committed: Mapping[str, Any], texts: Mapping[str, str], texts_before: Mapping[str, str]
) -> Iterator[Change]:
    for name, hashed in committed.items():
        # What is null or empty hides nothing and stands as it is.
        new = texts.get(name, hashed or None)
        withheld = bool(hashed) and name not in texts
        yield Change(name, texts_before.get(name), None if withheld else new, withheld)
