"""Checks of single entries: their bytes, their columns, the texts beside them, their leaf."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workflows.journal.entries import commitment, content_of, fact_id
from workflows.journal.log.sources import ENTRY, MARK_BYTES, leaf, marks


@dataclass(frozen=True)
class Stored:
    """
    An entry as it stands in the database, every column, with its texts and its leaf.

    Columns are read as words, since one that was tampered with may hold what no type can.
    """

    id: str
    stream_kind: str
    stream_id: str | None
    number: int | None
    act: str
    person_id: str | None
    body_id: str | None
    office: str
    on_behalf_of_id: str | None
    subjects: str
    facts: str
    instrument: str
    article: str
    editions: str
    decided_on: str
    recorded_at: str
    canonical: bytes
    previous: bytes | None
    hash: bytes
    transaction: str
    path: str | None
    texts: Sequence[tuple[str, str, str, str, str]] | None
    position: int | None
    leaf: bytes | None
    marks: bytes | None


def changed_fields(entry: Stored, erased: frozenset[str] = frozenset()) -> list[str]:
    """
    Return the fields of an entry that are not as they were written, by their own names.

    ``erased`` are the names of texts that were lawfully destroyed.
    """
    sound = hashlib.sha256(entry.canonical).digest() == entry.hash
    values = (entry.id, "\\x" + entry.hash.hex(), entry.path, entry.transaction)
    found = _unlike_the_leaf(entry, values)
    if not sound and "hash" not in found:
        found.append("canonical")
    content = _content(entry.canonical)
    if content is None:
        return found
    if sound:
        found += _unlike_the_bytes(entry, content)
    return found + _unlike_their_commitments(entry, content.get("personal"), erased)


def _unlike_the_leaf(entry: Stored, values: Sequence[str | None]) -> list[str]:
    if entry.leaf is None or entry.marks is None:
        return []
    holds, now = leaf(ENTRY, values) == entry.leaf, marks(values)
    if holds and now == entry.marks:
        return []
    if holds:
        return ["leaf.marks"]
    unlike = unlike_columns(ENTRY.columns, now, entry.marks)
    return unlike or ["leaf.hash"]


def unlike_columns(columns: Sequence[str], now: bytes, then: bytes) -> list[str]:
    """Return the columns whose marks are not what they were."""
    return [
        column
        for each, column in enumerate(columns)
        if now[each * MARK_BYTES :][:MARK_BYTES] != then[each * MARK_BYTES :][:MARK_BYTES]
    ]


def _content(canonical: bytes) -> dict[str, Any] | None:
    content = _read(canonical)
    return content if isinstance(content, dict) else None


def _read(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _unlike_the_bytes(entry: Stored, content: Mapping[str, Any]) -> list[str]:
    """Compare each column with what the bytes say of it."""
    read = {name: _read(getattr(entry, name)) for name in ("subjects", "facts", "editions")}
    # The texts are compared with their commitments, not with themselves.
    written = content_of(vars(entry) | read, personal=content.get("personal"))
    if written == content:
        return []
    found = []
    for name, value in written.items():
        said = content.get(name)
        if value == said:
            continue
        if isinstance(value, dict) and name == "by" and isinstance(said, dict):
            found += [_BY[each] for each in value if value[each] != said.get(each)]
        elif name in _LISTS and isinstance(said, list) and len(said) == len(_LISTS[name]):
            pairs = zip(_LISTS[name], value, said, strict=True)
            found += [column for column, one, other in pairs if one != other]
        else:
            found.append(name)
    return found or ["canonical"]


_BY = {
    "person": "person_id",
    "body": "body_id",
    "office": "office",
    "on_behalf_of": "on_behalf_of_id",
}
_LISTS = {"stream": ("stream_kind", "stream_id", "number"), "source": ("instrument", "article")}


def _unlike_their_commitments(entry: Stored, committed: Any, erased: frozenset[str]) -> list[str]:
    committed = committed if isinstance(committed, dict) else {}
    texts = {name: rest for name, *rest in entry.texts or ()}
    found = []
    for name, hashed in committed.items():
        if name not in texts:
            found += [] if name in erased else [f"personal.{name}"]
            continue
        salt, text, path, id = texts[name]
        if commitment(salt=bytes.fromhex(salt), text=text) != hashed:
            found.append(f"personal.{name}")
        elif path != entry.path:
            found.append(f"personal.{name}.path")
        elif id != str(fact_id(UUID(entry.id), name)):
            found.append(f"personal.{name}.id")
    return found + [f"personal.{name}" for name in texts if name not in committed]
