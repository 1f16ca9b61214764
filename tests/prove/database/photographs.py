"""What stands in the tables about one case, read in one statement, as memory holds it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange

from config.grants import TABLES
from tests.prove.memory import Memory
from workflows.journal import statements

OF_CASE = "rows.case_id = %(case)s"
OF_STREAM = "rows.stream_id = %(case)s"
ITEMS_OF_CASE = "(SELECT id FROM engine_item WHERE case_id = %(case)s)"
OF_PERSON = "rows.person_id = %(person)s"
# What of each table belongs to the case or its person; papers, accounts and cases as they stand.
HAVING: Mapping[str, str] = {
    "engine_case": "rows.id = %(case)s",
    "engine_item": OF_CASE,
    "engine_clock": OF_CASE,
    "engine_question": f"rows.item_id IN {ITEMS_OF_CASE}",
    "engine_meeting": f"""rows.id IN
        (SELECT meeting_id FROM engine_question WHERE item_id IN {ITEMS_OF_CASE})""",
    "engine_message": OF_STREAM,
    "engine_reminder": "rows.thing_id IN (SELECT id FROM engine_clock WHERE case_id = %(case)s)",
    "journal_entry": OF_STREAM,
    "journal_personalfact": """rows.entry_id IN
        (SELECT id FROM journal_entry WHERE stream_id = %(case)s)""",
    "papers_document": """rows.replaced_by_id IS NULL AND rows.dossier_id =
        (SELECT dossier_id FROM engine_case WHERE id = %(case)s)""",
    "people_membership": OF_PERSON,
    "people_standing": OF_PERSON,
    "people_cellplace": OF_PERSON,
    "people_condition": OF_PERSON,
    "people_card": OF_PERSON,
    "people_partyage": OF_PERSON,
    "people_appointment": OF_PERSON,
    "people_user": f"{OF_PERSON} AND rows.is_active",
    "badge_award": OF_PERSON,
    "admission_helper": OF_CASE,
    "admission_introducer": OF_CASE,
    "admission_relativecheck": OF_CASE,
    "admission_monthlyreview": OF_CASE,
}
# What is no table of its own in memory, or tells more there.
BESIDE = """
    'other_case', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number,
            'procedure', procedure)), '[]')
        FROM engine_case WHERE subject_id = %(person)s AND id <> %(case)s AND state = 'open'),
    'people_kinship', (SELECT jsonb_agg(jsonb_build_object('id', barred.id,
            'relative_id', barred.id) ORDER BY barred.id)
        FROM (SELECT %(person)s::uuid AS id UNION SELECT relative_id FROM people_kinship
            WHERE person_id = %(person)s) barred)"""
KEYS = {"people_membership": "person_id", "journal_entry": "number"}
ITEMS = "engine_item"
ROOMS = ("journal", "organisation", "people", "authority", "papers", "engine", "admission", "badge")
COUNTED = [name for name in TABLES if name.split("_")[0] in ROOMS]
# What was rolled back since is counted with the rest.
_TOUCHED = """
    SELECT sum(pg_stat_get_xact_tuples_inserted(id) + pg_stat_get_xact_tuples_updated(id)
        + pg_stat_get_xact_tuples_deleted(id))
    FROM unnest(%(tables)s::regclass[]) id"""


@dataclass(frozen=True, slots=True)
class Photograph:
    """What was read, as text and as rows."""

    text: str
    memory: Memory


def taken(case_id: UUID, person_id: UUID, *, before: Photograph | None = None) -> Photograph:
    """Read a case and its person; where nothing has changed, what was read before is returned."""
    with statements.run(_query(), {"case": case_id, "person": person_id}) as cursor:
        (text,) = cursor.fetchone()
    if before is not None and text == before.text:
        return before
    memory = Memory()
    for table, rows in json.loads(text).items():
        read = [_row(table, row) for row in rows]
        memory.tables[table] = {row.get("id") or row["person_id"]: row for row in read}
    return Photograph(text, memory)


@cache
def _query() -> str:
    parts = [
        f"'{table}', (SELECT coalesce(jsonb_agg(to_jsonb(rows)"
        f" ORDER BY rows.{KEYS.get(table, 'id')}), '[]') FROM {table} rows WHERE {having})"
        for table, having in HAVING.items()
    ]
    return f"SELECT jsonb_build_object({', '.join([*parts, BESIDE])})::text"


def numbers() -> tuple[int, ...]:
    """Return how many rows each table of ours holds."""
    counts = ", ".join(f"(SELECT count(*) FROM {name})" for name in COUNTED)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")
        return tuple(cursor.fetchone())


def touched() -> int:
    """Return how many rows of our tables this transaction has added, changed or removed so far."""
    with statements.run(_TOUCHED, {"tables": statements.spelt(COUNTED)}) as cursor:
        (rows,) = cursor.fetchone()
    return int(rows)


def _row(table: str, row: dict[str, Any]) -> dict[str, Any]:
    readers = _readers(table)
    read = {
        name: readers[name](value) if value is not None and name in readers else value
        for name, value in row.items()
    }
    return {**read, "first_seen_by": read["first_seen_by_id"]} if table == ITEMS else read


@cache
def _readers(table: str) -> Mapping[str, Callable[[Any], Any]]:
    """Return how the columns of a table are read that JSON tells as text."""
    fields = next(
        (
            model._meta.concrete_fields
            for model in apps.get_models()
            if model._meta.db_table == table
        ),
        (),
    )
    found = {
        field.column: _reader(field.target_field if field.remote_field else field)
        for field in fields
    }
    told = {"id": UUID, "relative_id": UUID}
    return told | {name: reader for name, reader in found.items() if reader is not None}


def _reader(field: models.Field) -> Callable[[Any], Any] | None:
    match field.get_internal_type():
        case "UUIDField":
            return UUID
        case "DateField":
            return date.fromisoformat
        case "DateTimeField":
            return datetime.fromisoformat
        case "DateRangeField":
            return _period
        case "BinaryField":
            return lambda text: bytes.fromhex(text[2:])
        case _:
            return None


def _period(text: str) -> DateRange:
    """Read a period; one without a day has neither a first nor a last one in the database."""
    if text == "empty":
        return DateRange(date.min, date.min)
    since, until = (date.fromisoformat(each) if each else None for each in text[1:-1].split(","))
    return DateRange(since, until)
