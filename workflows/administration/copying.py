"""Writes many rows at once with COPY, which the wall keeps from the runtime role."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import psycopg
from django.db.models import Model
from psycopg import sql

from workflows.journal import contexts

Row = Sequence[Any]


class Sheets:
    """Rows that wait to be written, table by table."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[Model], tuple[str, ...]], list[Row]] = defaultdict(list)

    def add(self, model: type[Model], columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        """Let rows of a table wait; each row gives the values of the columns in order."""
        self._rows[model, columns].extend(rows)

    def write(self, connection: psycopg.Connection, *, under: contexts.Context) -> None:
        """Copy what waits into the database, in the transaction of the connection."""
        connection.execute(f"SELECT {contexts.SET.format(place='%s')}", [under.text])
        for (model, columns), rows in self._rows.items():
            statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(model._meta.db_table),
                sql.SQL(", ").join(map(sql.Identifier, columns)),
            )
            with connection.cursor().copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
        self._rows.clear()


def days(since: date, until: date | None = None) -> str:
    """Return the half-open range of days as PostgreSQL writes it."""
    return f"[{since},{until or ''})"
