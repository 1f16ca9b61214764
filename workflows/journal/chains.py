"""Checks that a chain of entries is whole."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workflows.journal.entries import COLUMNS, content_of


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
    row = {name: getattr(entry, name) for name in COLUMNS}
    # The texts stand beside the entry, not in its columns.
    return content_of(row, personal=content["personal"]) == content
