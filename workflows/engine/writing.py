"""Gathers what a decision writes and writes it in one statement."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb


class Writing:
    """Rows to add and to change; nothing reaches the database before ``write``."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._values: list[Any] = []

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows to a table; all rows have the same columns."""
        if not rows:
            return
        columns = list(rows[0])
        places = f"({', '.join(['%s'] * len(columns))})"
        self._parts.append(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([places] * len(rows))}"
        )
        self._values.extend(_bound(row[column]) for row in rows for column in columns)

    def update(self, table: str, id: UUID, columns: Mapping[str, Any]) -> None:
        """Set columns of one row."""
        places = ", ".join(f"{column} = %s" for column in columns)
        self._parts.append(f"UPDATE {table} SET {places} WHERE id = %s")
        self._values.extend([*map(_bound, columns.values()), id])

    def update_where(self, table: str, columns: Mapping[str, Any], **where: Any) -> None:
        """Set columns of every row that equals the given values."""
        places = ", ".join(f"{column} = %s" for column in columns)
        conditions = " AND ".join(f"{column} = %s" for column in where)
        self._parts.append(f"UPDATE {table} SET {places} WHERE {conditions}")
        self._values.extend([*map(_bound, columns.values()), *map(_bound, where.values())])

    def write(self) -> None:
        """
        Write everything in one statement.

        :raises IntegrityError: if a constraint has the last word; callers turn it into a sentence
        """
        named = ", ".join(f"part_{n} AS ({part})" for n, part in enumerate(self._parts))
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {named} SELECT 1", self._values)


def _bound(value: Any) -> Any:
    return Jsonb(value) if isinstance(value, dict) else value
