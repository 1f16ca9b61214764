"""Single bits changed in the columns of the record, as its owner could change them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from psycopg import Connection, sql

from workflows.journal.log.findings import Finding

# Every column of every table that holds the record, with the columns that name a row.
KEYS = {
    "journal_entry": ("id",),
    "journal_personalfact": ("id",),
    "journal_leaf": ("position",),
    "journal_node": ("level", "position"),
    "journal_checkpoint": ("size",),
}
# When a checkpoint was made is said by its witnesses; the database's own word proves nothing.
UNPROVEN = {("journal_checkpoint", "made_at")}
TRIES = 200


@dataclass(frozen=True, slots=True)
class Flip:
    """One bit of one column of one row that is no longer what it was."""

    table: str
    key: tuple[str, ...]
    column: str
    was: str
    now: str

    @property
    def key_now(self) -> str:
        """Return what names the row after the change."""
        pairs = zip(KEYS[self.table], self.key, strict=True)
        return "/".join(self.now if name == self.column else value for name, value in pairs)


def columns(owner: Connection, table: str) -> list[str]:
    """Return the columns of a table that the record rests on; some are made of others."""
    rows = owner.execute(
        "SELECT attname FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attgenerated = '' ORDER BY attnum",
        [table],
    )
    return [name for (name,) in rows.fetchall() if (table, name) not in UNPROVEN]


def keys(owner: Connection, table: str) -> list[tuple[str, ...]]:
    """Return the keys of all rows, as words."""
    named = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(k)) for k in KEYS[table])
    statement = sql.SQL("SELECT {} FROM {} ORDER BY 1").format(named, sql.Identifier(table))
    return owner.execute(statement).fetchall()


def about(owner: Connection, table: str, key: tuple[str, ...]) -> str:
    """Return what the row is about: two changes of one thing could hide one another's place."""
    match table:
        case "journal_leaf":
            statement = "SELECT thing FROM journal_leaf WHERE position::text = %s"
        case "journal_personalfact":
            statement = "SELECT entry_id::text FROM journal_personalfact WHERE id::text = %s"
        case _:
            return "/".join(key)
    return owner.execute(statement, key).fetchone()[0]


def flip(
    owner: Connection, table: str, key: tuple[str, ...], column: str, chance: random.Random
) -> Flip | None:
    """
    Change one bit of what the column says, and return what was done.

    None where the column is empty, or no bit can be changed that the database accepts.
    """
    at = sql.SQL(" AND ").join(
        sql.SQL("{}::text = {}").format(sql.Identifier(name), sql.Literal(value))
        for name, value in zip(KEYS[table], key, strict=True)
    )
    place, kind = sql.Identifier(table), sql.Identifier(column)
    read = sql.SQL("SELECT {c}::text, pg_typeof({c})::text FROM {t} WHERE {at}").format(
        c=kind, t=place, at=at
    )
    was, type_name = owner.execute(read).fetchone()
    if not was:
        return None
    change = sql.SQL(
        "UPDATE {t} SET {c} = {v}::"
        + type_name
        + " WHERE {at} AND {c} IS DISTINCT FROM {v}::"
        + type_name
        + " RETURNING {c}::text"
    )
    for _ in range(TRIES):
        changed = bytearray(was.encode())
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        try:
            value = sql.Literal(bytes(changed).decode())
            with owner.transaction():
                statement = change.format(t=place, c=kind, v=value, at=at)
                row = owner.execute(statement).fetchone()
        except (psycopg.Error, UnicodeDecodeError, ValueError):
            continue
        if row and row[0] != was:
            return Flip(table, key, column, was, row[0])
    return None


def flip_one(owner: Connection, table: str, column: str, chance: random.Random) -> Flip:
    """Change one bit of that column in some row where one can be changed."""
    rows = keys(owner, table)
    chance.shuffle(rows)
    for key in rows:
        if done := flip(owner, table, key, column, chance):
            return done
    raise LookupError(f"no row of {table} has a {column} of which a bit can be changed")


def located(flip: Flip, found: Sequence[Finding]) -> bool:
    """Tell whether one of the findings names the row and the column of the change."""
    named = {"/".join(flip.key), flip.key_now, flip.was, flip.now}
    if flip.table == "journal_personalfact":
        return any(each.field.startswith("personal.") for each in found)
    if flip.table == "journal_leaf" and flip.column in ("hash", "marks"):
        return any(each.field == f"leaf.{flip.column}" for each in found)
    in_key = flip.column in KEYS[flip.table]
    return any(
        each.thing in named and (in_key or flip.column in each.field.split(".") or not each.field)
        for each in found
    )
