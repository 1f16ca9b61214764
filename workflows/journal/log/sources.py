"""What the log seals: the tables, and the bytes that stand for one of their rows."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import LiteralString

from psycopg import sql

from workflows.journal.entries import canonical_bytes
from workflows.journal.history import recorded_tables
from workflows.journal.log.trees import leaf_hash

FORMAT = 1
MARK_BYTES = 4
ENTRIES = "journal_entry"
EVENT_KEY = "pgh_id"


@dataclass(frozen=True, slots=True)
class Source:
    """
    A table whose rows are sealed, each once.

    ``key`` is the column by which a row is named, and ``columns`` are those that
    its leaf commits to, each read as PostgreSQL writes it as text.
    """

    table: str
    key: str
    columns: tuple[str, ...]


# The bytes of an entry hold everything else of it; its columns are compared with them.
ENTRY = Source(ENTRIES, "id", ("id", "hash", "path", "transaction"))


def histories() -> list[Source]:
    """Return the tables of row history: of an event every column is sealed."""
    return [Source(each.events, EVENT_KEY, each.columns) for each in recorded_tables()]


def every_source() -> list[Source]:
    """Return everything that is sealed."""
    return [ENTRY, *histories()]


def asking(statement: LiteralString, source: Source) -> sql.Composed:
    """Return the statement for a source: its {table}, {source} as a word, {key} and {columns}."""
    return sql.SQL(statement).format(
        table=sql.Identifier(source.table),
        source=sql.Literal(source.table),
        key=sql.Identifier(source.key),
        columns=sql.SQL(", ").join(
            sql.SQL("made.{}::text").format(sql.Identifier(each)) for each in source.columns
        ),
    )


def content(table: str, columns: Mapping[str, str | None]) -> bytes:
    """Return the bytes of the leaf that stands for a row, format 1."""
    return canonical_bytes({"format": FORMAT, "table": table, "columns": dict(columns)})


def marks(values: Sequence[str | None]) -> bytes:
    """Return four bytes for each value, by which one that changed is told from the others."""
    return b"".join(
        hashlib.sha256(b"" if value is None else b"\x01" + value.encode()).digest()[:MARK_BYTES]
        for value in values
    )


def leaf(source: Source, values: Sequence[str | None]) -> bytes:
    """Return the hash of the leaf for a row's values, given in the order of the columns."""
    return leaf_hash(content(source.table, dict(zip(source.columns, values, strict=True))))
