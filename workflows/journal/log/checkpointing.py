"""Makes checkpoints: says, signed, how long the log is, and brings that to the witnesses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import Connection

from workflows.foundation.identifiers import new_id
from workflows.journal.log import trees
from workflows.journal.log.checkpoints import Checkpoint
from workflows.journal.log.connections import ALONE
from workflows.journal.log.notes import Note, Signer
from workflows.journal.log.witnesses import Refused, Unreachable, Witness

_LOCK = f"SELECT pg_advisory_xact_lock({ALONE})"
_NODE = "SELECT hash FROM journal_node WHERE (level, position) = (%s, %s)"
_LEAF = "SELECT hash FROM journal_leaf WHERE position = %s"
_SIZE = "SELECT coalesce(max(size), 0) FROM journal_batch"
_LAST = "SELECT size, note, made_at FROM journal_checkpoint ORDER BY size DESC LIMIT 1"
_MADE = "INSERT INTO journal_checkpoint (size, root, note, made_at) VALUES (%s, %s, %s, %s)"
_ANSWERED = "SELECT max(size) FROM journal_testimony WHERE witness = %s"
_TESTIMONY = """
    INSERT INTO journal_testimony (id, size, witness, line, given_at)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the next checkpoint is due: after so many leaves, or so long after the last."""

    leaves: int
    rest: timedelta


@dataclass(frozen=True, slots=True)
class Failure:
    """A witness that did not vouch for a checkpoint, and why."""

    witness: str
    reason: str
    contradicts: bool


def node_reader(sealer: Connection) -> trees.NodeAt:
    """Return what reads the hash of a whole subtree from the database."""

    def node(level: int, position: int) -> bytes:
        query, at = (_NODE, (level, position)) if level else (_LEAF, (position,))
        row = sealer.execute(query, at).fetchone()
        if row is None:
            raise LookupError(f"the log has no subtree {level}/{position}")
        return bytes(row[0])

    return node


def checkpoint_once(
    sealer: Connection, signer: Signer, *, at: datetime, rhythm: Rhythm
) -> Note | None:
    """Return a new checkpoint, signed and kept, where one is due; otherwise None."""
    with sealer.transaction():
        sealer.execute(_LOCK)
        (size,) = sealer.execute(_SIZE).fetchone() or (0,)
        last = sealer.execute(_LAST).fetchone()
        if last and not (
            size - last[0] >= rhythm.leaves or (size > last[0] and at - last[2] >= rhythm.rest)
        ):
            return None
        root = trees.root(size, node_reader(sealer))
        note = Note(str(Checkpoint(signer.key.name, size, root))).signed_by(signer)
        sealer.execute(_MADE, [size, root, str(note), at])
    return note


def testify(sealer: Connection, witnesses: Iterable[Witness], *, at: datetime) -> list[Failure]:
    """
    Bring the last checkpoint to every witness that has not seen it, and return who failed.

    A witness that cannot be reached is asked again the next time; one that has seen a
    longer log, or another of the same length, contradicts what this database says.
    """
    last = sealer.execute(_LAST).fetchone()
    if last is None:
        return []
    size, note, failures = last[0], Note.parse(last[1]), []
    node = node_reader(sealer)
    for witness in witnesses:
        (answered,) = sealer.execute(_ANSWERED, [witness.name]).fetchone() or (None,)
        if answered == size:
            continue
        try:
            line = witness.see(note, answered or 0, lambda old: trees.consistency(old, size, node))
        except (Refused, Unreachable) as error:
            failures.append(Failure(witness.name, str(error), isinstance(error, Refused)))
            continue
        given = [new_id(), size, witness.name, str(line) if line else "", at]
        sealer.execute(_TESTIMONY, given)
    return failures
