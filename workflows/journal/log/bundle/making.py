"""Makes a bundle: entries with their texts and proofs, a checkpoint, and the means to check it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import Any
from uuid import UUID

from psycopg import Connection

from workflows.journal.log import trees
from workflows.journal.log.checkpointing import node_reader
from workflows.journal.log.checkpoints import Checkpoint
from workflows.journal.log.notes import Line, Note, Signer

FORMAT = 1

_CHECKPOINT = "SELECT note FROM journal_checkpoint ORDER BY size DESC LIMIT 1"
_LINES = "SELECT line FROM journal_testimony WHERE size = %s AND line <> '' ORDER BY witness"
_EARLIER = "SELECT size FROM journal_checkpoint WHERE size < %s ORDER BY size"
_ENTRIES = """
    SELECT leaf.position, entry.path::text, entry.transaction::text,
        convert_from(entry.canonical, 'UTF8'), coalesce(texts.texts, '{{}}'::jsonb)
    FROM journal_entry entry
    JOIN journal_leaf leaf ON leaf.source = 'journal_entry' AND leaf.thing = entry.id::text
    LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(told.name, jsonb_build_object(
            'salt', encode(told.salt, 'hex'), 'text', told.text)) AS texts
        FROM journal_personalfact told WHERE told.entry_id = entry.id) texts ON true
    WHERE leaf.position < %s AND {which}
    ORDER BY entry.stream_kind, entry.stream_id, entry.number, leaf.position"""
_OF_STREAM = "(entry.stream_kind, entry.stream_id) = (%s, %s)"
_ERASING = "entry.act = 'personal.erased' AND entry.facts ->> 'stream' = %s"


class NotSealed(Exception):
    """There is no checkpoint yet, so nothing can be proven."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a bundle is about: a case or a unit, by its id."""

    kind: str
    id: UUID


def make(
    sealer: Connection,
    signer: Signer,
    about: Subject,
    *,
    papers: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """
    Return the files of a bundle by their names, proven under the last checkpoint.

    ``papers`` are the contents of files by their SHA-256 in hex.

    :raises NotSealed: if no checkpoint was ever made
    """
    with sealer.transaction():
        note = _checkpoint(sealer)
        size = Checkpoint.parse(note.text).size
        node = node_reader(sealer)
        made = {
            "README.md": _beside("README.md"),
            "verify.py": _beside("verify.py"),
            "checkpoint": str(note).encode(),
            "entries.jsonl": _lines(_entries(sealer, node, size, about)),
            "rows.jsonl": b"",
            "consistency.jsonl": _lines(_consistency(sealer, node, size)),
        }
    made |= {f"papers/{name}": content for name, content in (papers or {}).items()}
    return made | {"manifest": _manifest(signer, about, made)}


def _checkpoint(sealer: Connection) -> Note:
    row = sealer.execute(_CHECKPOINT).fetchone()
    if row is None:
        raise NotSealed
    note = Note.parse(row[0])
    size = Checkpoint.parse(note.text).size
    given = [Line.parse(line) for (line,) in sealer.execute(_LINES, [size]).fetchall()]
    return Note(note.text, (*note.lines, *given))


def _entries(
    sealer: Connection, node: trees.NodeAt, size: int, about: Subject
) -> Iterable[dict[str, Any]]:
    chained = sealer.execute(
        _ENTRIES.format(which=_OF_STREAM), [size, about.kind, about.id]
    ).fetchall()
    erasing = sealer.execute(_ENTRIES.format(which=_ERASING), [size, str(about.id)]).fetchall()
    for position, path, transaction, canonical, texts in [*chained, *erasing]:
        yield {
            "position": position,
            "path": path,
            "transaction": transaction,
            "canonical": canonical,
            "facts": texts,
            "proof": [each.hex() for each in trees.inclusion(position, size, node)],
        }


def _consistency(sealer: Connection, node: trees.NodeAt, size: int) -> Iterable[dict[str, Any]]:
    for (old,) in sealer.execute(_EARLIER, [size]).fetchall():
        yield {"old": old, "path": [each.hex() for each in trees.consistency(old, size, node)]}


def _manifest(signer: Signer, about: Subject, made: Mapping[str, bytes]) -> bytes:
    lines: Sequence[str] = [
        f"{signer.key.name} bundle {FORMAT}",
        f"about {about.kind} {about.id}",
        *[f"{sha256(content).hexdigest()}  {name}" for name, content in sorted(made.items())],
    ]
    note = Note("".join(f"{line}\n" for line in lines)).signed_by(signer)
    return str(note).encode()


def _lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(
        json.dumps(record, ensure_ascii=False, sort_keys=True).encode() + b"\n"
        for record in records
    )


def _beside(name: str) -> bytes:
    return files("workflows.journal.log.bundle").joinpath(name).read_bytes()
