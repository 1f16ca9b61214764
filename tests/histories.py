"""Holds row history against the rows it is the history of."""

from collections.abc import Iterator

import psycopg
from django.db import connection

from workflows.journal import contexts
from workflows.journal.history import Event, event_models

_KEPT = """
    SELECT row.{key}::text FROM {table} row
    LEFT JOIN LATERAL (SELECT * FROM {events} event WHERE event.pgh_obj_id = row.{key}
        ORDER BY event.pgh_id DESC LIMIT 1) last ON true
    WHERE last.pgh_id IS NULL OR last.pgh_label = 'delete'
      OR EXISTS (SELECT FROM unnest(%(kept)s::text[]) kept
        WHERE to_jsonb(row) -> kept IS DISTINCT FROM to_jsonb(last) -> kept)"""
_COMMITTED = """
    SELECT row.{key}::text FROM {table} row
    JOIN LATERAL (SELECT * FROM {events} event
        WHERE event.pgh_obj_id = row.{key} AND event.personal ? %(name)s
        ORDER BY event.pgh_id DESC LIMIT 1) last ON true
    LEFT JOIN journal_historicfact fact ON fact.source = %(table)s
        AND fact.pgh_id = last.pgh_id AND fact.name = %(name)s
    WHERE last.personal ->> %(name)s IS DISTINCT FROM CASE
        WHEN coalesce(to_jsonb(row) ->> %(name)s, '') = '' THEN to_jsonb(row) ->> %(name)s
        WHEN fact.text = to_jsonb(row) ->> %(name)s
            THEN encode(sha256(fact.salt || convert_to(fact.text, 'UTF8')), 'hex') END"""
_UNCOMMITTED = """
    SELECT row.{key}::text FROM {table} row
    WHERE to_jsonb(row) ->> %(name)s IS NOT NULL AND NOT EXISTS (
        SELECT FROM {events} event
        WHERE event.pgh_obj_id = row.{key} AND event.personal ? %(name)s)"""


def forget() -> None:
    """Let the running transaction be under no entry, as one that has just begun."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, '', true)", [contexts.SETTING])


def differences() -> list[tuple[str, str]]:
    """Return the tables and keys of rows that are not what their history says of them."""
    return [each for model in event_models() for each in _differing(model)]


def _differing(model: type[Event]) -> Iterator[tuple[str, str]]:
    told = model.pgh_recorded
    names = {"table": told.table, "events": told.events, "key": told.key}
    kept = told.kept.split()
    asked = [(_KEPT, {"kept": kept})]
    for name in told.personal.split():
        parameters = {"table": told.table, "name": name}
        asked.append((_UNCOMMITTED, parameters))
        # The wall shows the texts of rows that have a path.
        if "path" in kept:
            asked.append((_COMMITTED, parameters))
    with connection.cursor() as cursor:
        for statement, parameters in asked:
            cursor.execute(statement.format(**names), parameters)
            yield from ((told.table, key) for (key,) in cursor.fetchall())


def loosened(owner: psycopg.Connection, table: str) -> None:
    """Let rows of a table stand alone, whatever they say."""
    found = owner.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass"
        " AND contype IN ('f', 'c', 'x', 'u')",
        [table],
    )
    for (name,) in found.fetchall():
        owner.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}" CASCADE')
