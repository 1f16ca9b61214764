"""Gathers what a decision writes and writes it in one statement."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from workflows.journal import statements


class Writing:
    """Rows to add and to change; nothing reaches the database before ``write``."""

    def __init__(self) -> None:
        self._statements: list[tuple[list[str], list[Any]]] = [([], [])]

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows to a table; all rows have the same columns."""
        if not rows:
            return
        columns = list(rows[0])
        places = ", ".join(
            f"({', '.join(self._place(row[column]) for column in columns)})" for row in rows
        )
        self._add(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {places}")

    def update(self, table: str, id: UUID, columns: Mapping[str, Any]) -> None:
        """Set columns of one row."""
        places = ", ".join(f"{column} = {self._place(value)}" for column, value in columns.items())
        self._add(f"UPDATE {table} SET {places} WHERE id = {self._place(id)}")

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
        for parts, values in self._statements:
            named = ", ".join(f"part_{n} AS ({part})" for n, part in enumerate(parts))
            statements.run_numbered(f"WITH {named} SELECT 1", values).close()

    def _add(self, part: str) -> None:
        self._statements[-1][0].append(part)

    def _place(self, value: Any) -> str:
        values = self._statements[-1][1]
        values.append(Jsonb(value) if isinstance(value, dict) else value)
        return f"${len(values)}"
