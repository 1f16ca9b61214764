"""How far the log has come, and whether it holds one chain: for whoever reads that chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from psycopg import Connection

from workflows.journal.log import findings, trees, verifying
from workflows.journal.log.checkpointing import node_reader
from workflows.journal.log.checkpoints import opened
from workflows.journal.log.findings import Finding
from workflows.journal.log.notes import BadNote, Note, VerifierKey
from workflows.journal.log.sources import ENTRIES

_LAST = "SELECT size, note, made_at FROM journal_checkpoint ORDER BY size DESC LIMIT 1"
_LEAVES = "SELECT coalesce(max(size), 0) FROM journal_batch"
_TESTIMONIES = """
    SELECT DISTINCT ON (witness) witness, size, given_at FROM journal_testimony
    ORDER BY witness, size DESC"""
_OF_STREAM = """
    SELECT entry.id::text, leaf.position, leaf.hash FROM journal_entry entry
    JOIN journal_leaf leaf ON leaf.source = 'journal_entry' AND leaf.thing = entry.id::text
    WHERE (entry.stream_kind, entry.stream_id) = (%s, %s)"""
_POSITIONS = """
    SELECT thing::uuid, position FROM journal_leaf
    WHERE source = 'journal_entry' AND thing = ANY (%s)"""


@dataclass(frozen=True, slots=True)
class Testimony:
    """How much of the log a witness has last vouched for, and when."""

    witness: str
    size: int
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How many leaves the log has, how many the last checkpoint covers, and who saw that."""

    leaves: int
    sealed: int
    made_at: datetime | None
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """What checking one chain came to: its entries, how many are sealed, what does not hold."""

    entries: int
    sealed: int
    findings: tuple[Finding, ...]


def standing(login: Connection) -> Standing:
    """Return how far the log has come, by what the database says of it."""
    last = login.execute(_LAST).fetchone()
    size, made_at = (last[0], last[2]) if last else (0, None)
    (leaves,) = login.execute(_LEAVES).fetchone() or (0,)
    given = login.execute(_TESTIMONIES).fetchall()
    return Standing(leaves, size, made_at, tuple(Testimony(*each) for each in given))


def sealed_among(login: Connection, entry_ids: Sequence[UUID]) -> set[UUID]:
    """Return those of the entries that the last checkpoint covers."""
    last = login.execute(_LAST).fetchone()
    rows = login.execute(_POSITIONS, [[str(each) for each in entry_ids]]).fetchall()
    return {thing for thing, position in rows if last and position < last[0]}


def checked(login: Connection, kind: str, id: UUID, *, keys: Sequence[VerifierKey]) -> Chain:
    """
    Check every entry of one chain, and that the last signed checkpoint holds each that it covers.

    What a witness keeps is not asked: that is for ``verify_journal``, and for a bundle's reader.
    """
    count, found = verifying.stream(login, kind, id)
    last = login.execute(_LAST).fetchone()
    if last is None:
        return Chain(count, 0, tuple(found))
    try:
        checkpoint = opened(Note.parse(last[1]), *keys)
    except BadNote:
        unsigned = Finding(findings.UNSIGNED, "journal_checkpoint", str(last[0]))
        return Chain(count, 0, (*found, unsigned))
    node, sealed = cache(node_reader(login)), 0
    for thing, position, hash in login.execute(_OF_STREAM, [kind, id]).fetchall():
        if position >= checkpoint.size:
            continue
        sealed += 1
        try:
            path = trees.inclusion(position, checkpoint.size, node)
            trees.check_inclusion(bytes(hash), position, checkpoint.size, path, checkpoint.root)
        except (trees.ProofFails, LookupError):
            found.append(Finding(findings.REWRITTEN, ENTRIES, thing))
    return Chain(count, sealed, tuple(found))
