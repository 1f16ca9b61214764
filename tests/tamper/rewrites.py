"""What the owner of a database could do who makes everything in it fit again."""

import hashlib
import json
from datetime import timedelta

from psycopg import Connection

from tests.tamper.records import ALWAYS, BEGINNING
from workflows.journal.entries import canonical_bytes
from workflows.journal.log import checkpointing, sealing
from workflows.journal.log.notes import Signer
from workflows.journal.log.sources import ENTRY

_TAIL = """
    SELECT entry.id, entry.stream_id, entry.canonical FROM journal_leaf leaf
    JOIN journal_entry entry ON entry.id::text = leaf.thing
    WHERE leaf.position >= %s ORDER BY leaf.position"""
_CHAIN = """
    SELECT hash FROM journal_entry WHERE stream_id = %s AND number = %s"""
_CHANGE = """
    UPDATE journal_entry SET facts = %s::jsonb, canonical = %s, previous = %s, hash = %s
    WHERE id = %s"""


def write_anew(owner: Connection, since: int, signer: Signer) -> None:
    """Change the entry at a position, and everything behind it so that all fits, seals too."""
    for id, stream, canonical in owner.execute(_TAIL, [since - 1]).fetchall():
        content = json.loads(canonical)
        content["facts"]["in_favour"] += 1
        number = content["stream"][2]
        row = owner.execute(_CHAIN, [stream, number - 1]).fetchone()
        content["previous"] = row[0].hex() if row else None
        made = canonical_bytes(content)
        changed = [json.dumps(content["facts"]), made, row and row[0]]
        owner.execute(_CHANGE, [*changed, hashlib.sha256(made).digest(), id])
    _forget_seals(owner, since - 1)
    at = BEGINNING + timedelta(days=31)
    sealing.seal_once(owner, [ENTRY], at=at)
    checkpointing.checkpoint_once(owner, signer, at=at, rhythm=ALWAYS)


def roll_back(owner: Connection, kept: int) -> None:
    """Make the database what it was when so many things had been sealed."""
    owner.execute(
        "WITH gone AS (DELETE FROM journal_entry WHERE id::text IN"
        " (SELECT thing FROM journal_leaf WHERE position >= %s) RETURNING id)"
        " DELETE FROM journal_personalfact WHERE entry_id IN (SELECT id FROM gone)",
        [kept],
    )
    _forget_seals(owner, kept)


def _forget_seals(owner: Connection, kept: int) -> None:
    owner.execute("DELETE FROM journal_leaf WHERE position >= %s", [kept])
    owner.execute("DELETE FROM journal_node WHERE (position + 1) << level > %s", [kept])
    owner.execute("DELETE FROM journal_checkpoint WHERE size > %s", [kept])
    owner.execute("DELETE FROM journal_batch WHERE first >= %s", [kept])
    owner.execute("UPDATE journal_batch SET until = '0', size = least(size, %s)", [kept])
