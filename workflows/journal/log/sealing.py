"""The sealer: brings what has been committed into the log, each thing once."""

from collections.abc import Sequence
from datetime import datetime
from heapq import merge
from typing import Any

from psycopg import Connection

from workflows.journal.log import trees
from workflows.journal.log.connections import ALONE
from workflows.journal.log.sources import Source, asking, leaf, marks

AT_ONCE = 5_000

_LOCK = f"SELECT pg_try_advisory_xact_lock({ALONE})"
_LAST = "SELECT size, until::text FROM journal_batch ORDER BY first DESC LIMIT 1"
# Whoever committed before this is seen by the statements after it; the rest will come again.
_HORIZON = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text"
_UNSEALED = """
    SELECT made.transaction::text::bigint, {columns} FROM {table} made
    WHERE made.transaction >= %s::xid8 AND NOT EXISTS (
        SELECT FROM journal_leaf leaf
        WHERE leaf.source = {source} AND leaf.thing = made.{key}::text)
    ORDER BY made.transaction, made.{key} LIMIT %s"""
_EDGE = """
    SELECT level, position, hash FROM journal_node
    WHERE (level, position) IN (SELECT * FROM unnest(%s::int[], %s::bigint[]))
    UNION ALL SELECT 0, position, hash FROM journal_leaf WHERE position = ANY (%s)"""


def seal_once(sealer: Connection, sources: Sequence[Source], *, at: datetime) -> int:
    """
    Add to the log what is committed and not in it, and return how many things that were.

    Some thousands at most are taken, in one transaction. Where another sealer is at work
    nothing is done. What a transaction still open has written is taken when it has ended.
    """
    with sealer.transaction(), sealer.cursor() as cursor:
        if not cursor.execute(_LOCK).fetchone()[0]:
            return 0
        size, since = cursor.execute(_LAST).fetchone() or (0, "0")
        horizon = int(cursor.execute(_HORIZON).fetchone()[0])
        # A database brought to another server counts its transactions anew: look at them all.
        since = int(since) if int(since) <= horizon else 0
        rows, until = _unsealed(cursor, sources, since, horizon)
        if not rows:
            return 0
        _add(cursor, size, rows)
        cursor.execute(
            "INSERT INTO journal_batch (first, size, until, sealed_at) VALUES (%s, %s, %s, %s)",
            [size, size + len(rows), str(until), at],
        )
    return len(rows)


def _unsealed(
    cursor: Any, sources: Sequence[Source], since: int, horizon: int
) -> tuple[list[tuple[str, str, bytes, bytes]], int]:
    """Return each row of the log but its position, and where to look on the next time."""
    found, until = [], horizon
    for order, source in enumerate(sources):
        rows = cursor.execute(asking(_UNSEALED, source), [str(since), AT_ONCE]).fetchall()
        if len(rows) == AT_ONCE:
            until = min(until, rows[-1][0])
        key = source.columns.index(source.key) + 1
        found.append(
            [(row[0], order, row[key], leaf(source, row[1:]), marks(row[1:])) for row in rows]
        )
    together = merge(*found, key=lambda each: each[:2])
    return [(sources[order].table, *rest) for _, order, *rest in together], until


def _add(cursor: Any, size: int, rows: Sequence[tuple[str, str, bytes, bytes]]) -> None:
    edge = trees.whole_subtrees(0, size)
    cursor.execute(
        _EDGE,
        [
            [level for level, _ in edge if level],
            [position for level, position in edge if level],
            [position for level, position in edge if not level],
        ],
    )
    kept = {(level, position): bytes(hash) for level, position, hash in cursor.fetchall()}
    made = trees.grown(size, [hash for _, _, hash, _ in rows], lambda *place: kept[place])
    with cursor.copy("COPY journal_leaf (position, source, thing, hash, marks) FROM STDIN") as copy:
        for position, row in enumerate(rows, size):
            copy.write_row((position, *row))
    with cursor.copy("COPY journal_node (level, position, hash) FROM STDIN") as copy:
        for level, position, hash in made:
            if level:
                copy.write_row((level, position, hash))
