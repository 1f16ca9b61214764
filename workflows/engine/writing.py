"""Gathers what a decision writes and writes it in one statement."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb


class Writing:
    """Rows to add and to change; nothing reaches the database before ``write``."""

    def __init__(self) -> None:
        self._statements: list[tuple[list[str], list[Any]]] = [([], [])]

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows to a table; all rows have the same columns."""
        if not rows:
            return
        columns = list(rows[0])
        places = f"({', '.join(['%s'] * len(columns))})"
        self._add(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([places] * len(rows))}",
            [row[column] for row in rows for column in columns],
        )

    def update(self, table: str, id: UUID, columns: Mapping[str, Any]) -> None:
        """Set columns of one row."""
        places = ", ".join(f"{column} = %s" for column in columns)
        self._add(f"UPDATE {table} SET {places} WHERE id = %s", [*columns.values(), id])

    def afterwards(self) -> None:
        """
        Let what follows be written by a statement of its own.

        The parts of one statement have no order, so where a key must first be
        freed to be taken again, the two stand in two statements.
        """
        self._statements.append(([], []))

    def write(self) -> None:
        """
        Write everything, in one statement unless an order was asked for.

        :raises IntegrityError: if a constraint has the last word; callers turn it into a sentence
        """
        with connection.cursor() as cursor:
            for parts, values in self._statements:
                named = ", ".join(f"part_{n} AS ({part})" for n, part in enumerate(parts))
                cursor.execute(f"WITH {named} SELECT 1", values)

    def _add(self, part: str, values: Sequence[Any]) -> None:
        parts, gathered = self._statements[-1]
        parts.append(part)
        gathered.extend(Jsonb(value) if isinstance(value, dict) else value for value in values)
