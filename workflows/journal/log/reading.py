"""Reads for those who verify: long answers in parts, and when something was sealed."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from psycopg import Connection

AT_ONCE = 2_000

_SEALED_AT = "SELECT sealed_at FROM journal_batch WHERE first <= %s ORDER BY first DESC LIMIT 1"


def sealed_at(login: Connection, position: int | None) -> datetime | None:
    """Return when the leaf at a position was added to the log."""
    row = login.execute(_SEALED_AT, [position]).fetchone()
    return row[0] if row else None


def streamed(login: Connection, statement: Any, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an answer, of which a million are never held at once."""
    with login.transaction(), login.cursor(name="verifying") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(statement, values)
        yield from cursor
