"""Verifies the whole record in the database: entries, chains, the log over them, its witnesses."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from psycopg import Connection

from workflows.journal.log import findings, trees
from workflows.journal.log.checkpoints import Checkpoint, opened
from workflows.journal.log.entry_checks import Stored, changed_fields
from workflows.journal.log.findings import Finding
from workflows.journal.log.notes import BadNote, Note, VerifierKey
from workflows.journal.log.reading import sealed_at, streamed
from workflows.journal.log.sources import ENTRIES, Source, asking

_ENTRIES = """
    SELECT entry.id::text, stream_kind, stream_id::text, number, act, person_id::text,
        body_id::text, office, on_behalf_of_id::text, subjects::text, facts::text, instrument,
        article, editions::text, decided_on::text,
        to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
        canonical, previous, entry.hash, transaction::text, path::text, texts.texts::text,
        leaf.position, leaf.hash, leaf.marks
    FROM journal_entry entry
    LEFT JOIN journal_leaf leaf ON leaf.source = 'journal_entry' AND leaf.thing = entry.id::text
    LEFT JOIN {texts} ON texts.entry_id = entry.id
    WHERE {which}
    ORDER BY stream_kind, stream_id, number, entry.id"""
_TEXTS = """
    SELECT entry_id, jsonb_agg(jsonb_build_array(name, encode(salt, 'hex'), text, path::text,
        id::text)) AS texts
    FROM journal_personalfact {which} GROUP BY entry_id"""
_TEXTS_AT = [each.name for each in fields(Stored)].index("texts")
_OF_A_PART = _ENTRIES.format(
    texts=f"({_TEXTS.format(which='')}) texts",
    which="abs(hashtext(coalesce(stream_id, entry.id)::text)::bigint) %% %s = %s",
)
_OF_A_STREAM = _ENTRIES.format(
    texts=f"LATERAL ({_TEXTS.format(which='WHERE entry_id = entry.id')}) texts",
    which="(stream_kind, stream_id) = (%s, %s)",
)
_REMOVED = """
    SELECT leaf.thing, leaf.position FROM journal_leaf leaf
    WHERE leaf.source = {source}
      AND NOT EXISTS (SELECT FROM {table} made WHERE made.{key}::text = leaf.thing)"""
_UNSEALED = """
    SELECT made.{key}::text FROM {table} made
    WHERE made.transaction < (SELECT max(until::text::bigint)::text::xid8 FROM journal_batch)
      AND NOT EXISTS (SELECT FROM journal_leaf leaf
          WHERE leaf.source = {source} AND leaf.thing = made.{key}::text)"""
_STRAY_TEXTS = """
    SELECT entry_id::text, name FROM journal_personalfact told
    WHERE NOT EXISTS (SELECT FROM journal_entry entry WHERE entry.id = told.entry_id)"""
_STRAY_LEAVES = "SELECT source, position::text FROM journal_leaf WHERE NOT source = ANY (%s)"
_LEAVES = "SELECT position, hash FROM journal_leaf ORDER BY position"
# Of a log of n leaves, n / 2**level subtrees are whole on each level.
_NODES = """
    SELECT level, coalesce(count(node.position), 0) FROM (SELECT %s::bigint AS leaves) log
    CROSS JOIN generate_series(1, 62) level
    LEFT JOIN journal_node node USING (level)
    GROUP BY level, leaves HAVING count(node.position) <> leaves >> level"""
_WRONG_NODES = """
    SELECT node.level, node.position FROM journal_node node
    LEFT JOIN journal_node l ON node.level > 1 AND l.level = node.level - 1
        AND l.position = node.position * 2
    LEFT JOIN journal_node r ON node.level > 1 AND r.level = node.level - 1
        AND r.position = node.position * 2 + 1
    LEFT JOIN journal_leaf ll ON node.level = 1 AND ll.position = node.position * 2
    LEFT JOIN journal_leaf lr ON node.level = 1 AND lr.position = node.position * 2 + 1
    WHERE node.hash IS DISTINCT FROM sha256('\\x01'::bytea || coalesce(l.hash, ll.hash)
        || coalesce(r.hash, lr.hash))"""
_CHECKPOINTS = "SELECT size, root, note FROM journal_checkpoint ORDER BY size"


def entries(login: Connection, *, part: int = 0, parts: int = 1) -> tuple[int, list[Finding]]:
    """
    Check the entries of one of so many parts, with their chains, and return how many they were.

    All entries of one chain fall into the same part, so parts can be checked side by side.
    """
    return _checked(login, streamed(login, _OF_A_PART, [parts, part]))


def stream(login: Connection, kind: str, id: UUID) -> tuple[int, list[Finding]]:
    """Check the entries of one chain, and return how many they were."""
    return _checked(login, streamed(login, _OF_A_STREAM, [kind, id]))


def _checked(login: Connection, rows: Iterable[tuple[Any, ...]]) -> tuple[int, list[Finding]]:
    count, wrong = 0, list[tuple[str, str, str, int | None]]()
    chain, number, hash = None, 0, None
    for columns in rows:
        entry = _stored(columns)
        count += 1
        said = (entry.id, entry.position)
        wrong += [(findings.CHANGED, name, *said) for name in changed_fields(entry)]
        if entry.stream_kind == "none":
            continue
        if (entry.stream_kind, entry.stream_id) != chain:
            chain, number, hash = (entry.stream_kind, entry.stream_id), 0, None
        if entry.number != number + 1:
            wrong.append((findings.MISPLACED, "number", *said))
        if entry.previous != hash:
            wrong.append((findings.MISPLACED, "previous", *said))
        number, hash = entry.number or 0, entry.hash
    return count, [
        Finding(kind, ENTRIES, id, name, sealed_at(login, position))
        for kind, name, id, position in wrong
    ]


def _stored(columns: Sequence[Any]) -> Stored:
    values = [bytes(each) if isinstance(each, memoryview) else each for each in columns]
    # Not every connection reads JSON by itself.
    values[_TEXTS_AT] = json.loads(values[_TEXTS_AT] or "[]")
    return Stored(*values)


def presence(login: Connection, sources: Sequence[Source]) -> list[Finding]:
    """Return what was sealed and is gone, and what is there and ought to be sealed."""
    found = []
    for source in sources:
        for thing, position in login.execute(asking(_REMOVED, source)).fetchall():
            since = sealed_at(login, position)
            found.append(Finding(findings.REMOVED, source.table, thing, "", since))
        for (thing,) in login.execute(asking(_UNSEALED, source)).fetchall():
            found.append(Finding(findings.UNSEALED, source.table, thing))
    strays = login.execute(_STRAY_LEAVES, [[each.table for each in sources]]).fetchall()
    found += [
        Finding(findings.CHANGED, "journal_leaf", position, "source") for _, position in strays
    ]
    for entry_id, name in login.execute(_STRAY_TEXTS).fetchall():
        found.append(Finding(findings.CHANGED, "journal_personalfact", entry_id, name))
    return found


def log(
    login: Connection, keys: Sequence[VerifierKey], witnessed: Mapping[str, Iterable[Note]]
) -> tuple[int, int, list[Finding]]:
    """
    Check the tree, its checkpoints and what witnesses saw; return leaves and checkpoints too.

    ``keys`` are those whose checkpoints are believed, ``witnessed`` is what each witness keeps.
    """
    stored = login.execute(_CHECKPOINTS).fetchall()
    seen, found = _claims(stored, keys, witnessed)
    roots, leaves = {0: trees.EMPTY}, 0
    wanted = {checkpoint.size for _, _, checkpoint in seen}
    growing = trees.Growing()
    for position, hash in streamed(login, _LEAVES, []):
        if position != leaves:
            found.append(Finding(findings.MISPLACED, "journal_leaf", str(position), "position"))
        growing.add(bytes(hash))
        leaves += 1
        if leaves in wanted:
            roots[leaves] = growing.root()
    for place, name, checkpoint in seen:
        if checkpoint.size > leaves:
            found.append(Finding(findings.ROLLED_BACK, place, name, str(checkpoint.size)))
        elif roots[checkpoint.size] != checkpoint.root:
            found.append(Finding(findings.REWRITTEN, place, name, str(checkpoint.size)))
    for level, count in login.execute(_NODES, [leaves]).fetchall():
        found.append(Finding(findings.REMOVED, "journal_node", f"{level}/{count}"))
    for level, position in login.execute(_WRONG_NODES).fetchall():
        found.append(Finding(findings.CHANGED, "journal_node", f"{level}/{position}", "hash"))
    return leaves, len(stored), found


def _claims(
    stored: Sequence[tuple[int, bytes, str]],
    keys: Sequence[VerifierKey],
    witnessed: Mapping[str, Iterable[Note]],
) -> tuple[list[tuple[str, str, Checkpoint]], list[Finding]]:
    """Return every checkpoint that somebody signed, and those that nobody did."""
    claims, found = [], []
    for size, root, text in stored:
        try:
            checkpoint = opened(Note.parse(text), *keys)
        except BadNote:
            found.append(Finding(findings.UNSIGNED, "journal_checkpoint", str(size), "note"))
            continue
        claims.append(("journal_checkpoint", str(size), checkpoint))
        if (checkpoint.size, checkpoint.root) != (size, bytes(root)):
            found.append(Finding(findings.CHANGED, "journal_checkpoint", str(size), "root"))
    for name, notes in witnessed.items():
        for note in notes:
            try:
                claims.append(("witness", name, opened(note, *keys)))
            except BadNote:
                found.append(Finding(findings.UNSIGNED, "witness", name, "note"))
    return claims, found
