"""Gathers what a decision writes and writes it in one statement."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from workflows.journal import contexts, statements


class Writing:
    """
    Rows to add and to change; nothing reaches the database before ``write``.

    The parts of one statement have no order. A row that takes a key which a change frees names
    that change in ``after``: it is then made of the change's result, and so comes later.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._values: list[Any] = []
        self._context = contexts.Context()

    def under(self, entry_id: UUID, *things: UUID | str) -> None:
        """Let the rows that belong to the things be told of under the entry, in their history."""
        self._context.add(entry_id, *things)

    def insert(
        self, table: str, rows: Sequence[Mapping[str, Any]], *, after: Sequence[str] = ()
    ) -> None:
        """Add rows to a table, after the named changes; all rows have the same columns."""
        if not rows:
            return
        head = f"INSERT INTO {table} ({', '.join(rows[0])})"
        places = [", ".join(self._place(row[column]) for column in rows[0]) for row in rows]
        if after:
            made = ", ".join(f"(SELECT count(*) FROM {part}) {part}_made" for part in after)
            for each in places:
                self._add(f"{head} SELECT {each} FROM {made}")
        else:
            self._add(f"{head} VALUES {', '.join(f'({each})' for each in places)}")

    def update(self, table: str, id: UUID, columns: Mapping[str, Any], *, key: str = "id") -> str:
        """Set columns of the row whose ``key`` is the id, and return the name of this change."""
        places = ", ".join(f"{column} = {self._place(value)}" for column, value in columns.items())
        return self._add(f"UPDATE {table} SET {places} WHERE {key} = {self._place(id)} RETURNING 1")

    def write(self) -> None:
        """
        Write everything, if there is anything, in one statement.

        The context is set before any trigger fires: those of the parts wait until all have run.

        :raises IntegrityError: if a constraint has the last word; callers turn it into a sentence
        """
        if not self._parts:
            return
        named = ", ".join(f"part_{n} AS ({part})" for n, part in enumerate(self._parts))
        values = list(self._values)
        last = "1"
        if self._context:
            values.append(self._context.text)
            last = contexts.SET.format(place=f"${len(values)}")
        statements.run_numbered(f"WITH {named} SELECT {last}", values).close()

    def _add(self, part: str) -> str:
        self._parts.append(part)
        return f"part_{len(self._parts) - 1}"

    def _place(self, value: Any) -> str:
        self._values.append(Jsonb(value) if isinstance(value, dict) else value)
        return f"${len(self._values)}"
