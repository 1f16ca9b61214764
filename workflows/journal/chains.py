"""Checks that a chain of entries is whole."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Break:
    """A place where a chain does not hold, and why."""

    number: int
    reason: str


def breaks(entries: Iterable[Any]) -> list[Break]:
    """
    Return every place where the entries of one stream, in their order, do not hold.

    Each entry is read by its columns: number, canonical, hash, previous.
    """
    found: list[Break] = []
    previous: bytes | None = None
    expected = 1
    for entry in entries:
        canonical, stored = bytes(entry.canonical), bytes(entry.hash)
        if entry.number != expected:
            found.append(Break(expected, "an entry is missing or out of order"))
        if hashlib.sha256(canonical).digest() != stored:
            found.append(Break(entry.number, "the hash does not match the bytes"))
        if (bytes(entry.previous) if entry.previous else None) != previous:
            found.append(Break(entry.number, "the link to the entry before does not match"))
        if not _columns_match(entry, json.loads(canonical)):
            found.append(Break(entry.number, "a column does not match the bytes"))
        previous, expected = stored, entry.number + 1
    return found


def _columns_match(entry: Any, content: dict[str, Any]) -> bool:
    return (
        content["id"] == str(entry.id)
        and content["stream"] == [entry.stream_kind, str(entry.stream_id), entry.number]
        and content["act"] == entry.act
        and content["by"]["person"] == _text(entry.person_id)
        and content["by"]["body"] == _text(entry.body_id)
        and content["by"]["office"] == entry.office
        and content["by"]["on_behalf_of"] == _text(entry.on_behalf_of_id)
        and content["subjects"] == entry.subjects
        and content["facts"] == entry.facts
        and content["source"] == [entry.instrument, entry.article]
        and content["editions"] == entry.editions
        and content["decided_on"] == entry.decided_on.isoformat()
        and datetime.fromisoformat(content["recorded_at"]) == entry.recorded_at
        and content["previous"] == (bytes(entry.previous).hex() if entry.previous else None)
    )


def _text(id: UUID | None) -> str | None:
    return str(id) if id else None
