"""Writes entries: chained behind the last of their stream, or alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model
from psycopg.types.json import Jsonb

from workflows.foundation.citations import Citation
from workflows.foundation.moments import local_day
from workflows.journal import contexts
from workflows.journal.acts import Act
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.journal.models import Entry, PersonalFact

SIGNED_IN = Act("account.signed_in", "Signed in")
SIGNED_OUT = Act("account.signed_out", "Signed out")
SIGN_IN_FAILED = Act("account.sign_in_failed", "A sign-in failed")
REFUSED = Act("act.refused", "An act was refused")


def append(draft: Draft) -> Sealed:
    """
    Write the draft behind the last entry of its stream.

    The caller holds the lock of the thing the stream belongs to (the case, the
    unit), so no second entry can take the same number; the unique key of the
    stream has the last word.
    """
    last = (
        Entry.objects.filter(stream_kind=draft.stream_kind, stream_id=draft.stream_id)
        .order_by("-number")
        .values_list("number", "hash")
        .first()
    )
    number, previous = (last[0] + 1, bytes(last[1])) if last else (1, None)
    return _write(sealed(draft, number=number, previous=previous))


def record_unchained(
    act: Act,
    *,
    at: datetime,
    person_id: UUID | None = None,
    body_id: UUID | None = None,
    office: str = "",
    subjects: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
    source: Citation | None = None,
    path: str | None = None,
) -> Sealed:
    """
    Write an entry that belongs to no chain: a sign-in, a refusal, a reading.

    It is shown to those who read the journal where ``path`` lies, and to the person.
    """
    return _write(
        sealed(
            Draft(
                act=act.code,
                person_id=person_id,
                body_id=body_id,
                office=office,
                subjects=subjects or {},
                facts=facts or {},
                personal=personal or {},
                source=source,
                decided_on=local_day(at),
                recorded_at=at,
                path=path,
            )
        )
    )


def _write(entry: Sealed) -> Sealed:
    # The rows carry every column, so nothing has to be read back: the wall would hide it.
    rows = [(Entry, entry.row), *((PersonalFact, row) for row in entry.personal)]
    written = [_insertion(*each) for each in rows]
    named = ", ".join(f"row_{n} AS ({statement})" for n, (statement, _) in enumerate(written))
    values = [value for _, values in written for value in values]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {named} SELECT {contexts.SET.format(place='%s')}",
            [*values, contexts.under(entry.id).text],
        )
    return entry


def _insertion(model: type[Model], row: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    columns, values = zip(*columns_and_values(row), strict=True)
    places = ", ".join(["%s"] * len(values))
    return f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places})", values


def columns_and_values(row: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Return the row's columns with their values as the driver takes them."""
    return [
        (column, Jsonb(value) if isinstance(value, dict | list) else value)
        for column, value in row.items()
    ]
