"""The entry's format 1: which bytes are hashed, and how personal facts are committed to."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from workflows.foundation.citations import Citation
from workflows.foundation.identifiers import new_id

FORMAT = 1
SALT_BYTES = 16
# The columns of an entry that its bytes say; its path and its transaction the log seals.
COLUMNS = (
    *("id", "stream_kind", "stream_id", "number", "act", "person_id", "body_id", "office"),
    *("on_behalf_of_id", "subjects", "facts", "instrument", "article", "editions"),
    *("decided_on", "recorded_at", "previous"),
)

# Version 8 of RFC 9562: an id made of what it names.
_CLEARED = ~(0xF << 76 | 0x3 << 62)
_VERSION_8 = 0x8 << 76 | 0x2 << 62


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An act about to be written: everything but its place in the chain."""

    id: UUID = field(default_factory=new_id)
    act: str
    decided_on: date
    recorded_at: datetime
    stream_kind: str = "none"
    stream_id: UUID | None = None
    person_id: UUID | None = None
    body_id: UUID | None = None
    office: str = ""
    on_behalf_of_id: UUID | None = None
    subjects: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    source: Citation | None = None
    editions: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)
    path: str | None = None


@dataclass(frozen=True)
class Sealed:
    """An entry as its row is written, with the clear texts that stand beside it."""

    row: dict[str, Any]
    personal: list[dict[str, Any]]

    @property
    def id(self) -> UUID:
        """Return the entry's id."""
        return self.row["id"]


def canonical_bytes(content: Mapping[str, Any]) -> bytes:
    """
    Return the one byte string that stands for the content.

    JSON with sorted keys and no spaces, UTF-8, without floating-point numbers;
    ids, days and moments are strings. Two equal contents give equal bytes.
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def commitment(*, salt: bytes, text: str) -> str:
    """Return the salted hash that stands for a personal fact, 64 hex digits."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def fact_id(entry_id: UUID, name: str) -> UUID:
    """Return the id of an entry's text: it says whose it is, so it cannot become another's."""
    made = hashlib.sha256(entry_id.bytes + name.encode()).digest()[:16]
    return UUID(int=int.from_bytes(made) & _CLEARED | _VERSION_8)


def content_of(row: Mapping[str, Any], *, personal: Any) -> dict[str, Any]:
    """
    Return what the bytes of an entry say, in format 1, from its columns.

    ``personal`` are the commitments to its texts. Ids, days and moments may be words already.
    """
    previous = row["previous"]
    return {
        "format": FORMAT,
        "id": plain(row["id"]),
        "stream": [row["stream_kind"], plain(row["stream_id"]), row["number"]],
        "act": row["act"],
        "by": {
            "person": plain(row["person_id"]),
            "body": plain(row["body_id"]),
            "office": row["office"],
            "on_behalf_of": plain(row["on_behalf_of_id"]),
        },
        "subjects": row["subjects"],
        "facts": row["facts"],
        "source": [row["instrument"], row["article"]],
        "editions": row["editions"],
        "personal": personal,
        "decided_on": plain(row["decided_on"]),
        "recorded_at": plain(row["recorded_at"]),
        "previous": bytes(previous).hex() if previous else None,
    }


def sealed(draft: Draft, *, number: int | None = None, previous: bytes | None = None) -> Sealed:
    """
    Give the draft its place in the chain and hash it.

    ``number`` counts from 1 in the draft's stream, and ``previous`` is the hash
    of the entry before; both are None for an unchained entry.
    """
    entry_id = draft.id
    salts = {name: secrets.token_bytes(SALT_BYTES) for name in sorted(draft.personal)}
    row = {
        "id": entry_id,
        "stream_kind": draft.stream_kind,
        "stream_id": draft.stream_id,
        "number": number,
        "act": draft.act,
        "person_id": draft.person_id,
        "body_id": draft.body_id,
        "office": draft.office,
        "on_behalf_of_id": draft.on_behalf_of_id,
        "subjects": plain(draft.subjects),
        "facts": plain(draft.facts),
        "instrument": draft.source.instrument if draft.source else "",
        "article": draft.source.article if draft.source else "",
        "editions": plain(draft.editions),
        "decided_on": draft.decided_on,
        "recorded_at": draft.recorded_at,
        "previous": previous,
        "path": draft.path,
    }
    commitments = {name: commitment(salt=salts[name], text=draft.personal[name]) for name in salts}
    canonical = canonical_bytes(content_of(row, personal=commitments))
    row |= {"canonical": canonical, "hash": hashlib.sha256(canonical).digest()}
    personal = [
        {
            "id": fact_id(entry_id, name),
            "entry_id": entry_id,
            "name": name,
            "salt": salts[name],
            "text": draft.personal[name],
            "path": draft.path,
        }
        for name in salts
    ]
    return Sealed(row=row, personal=personal)


def plain(value: Any) -> Any:
    """Return the value in words that JSON has, and refuse what would not be exact."""
    match value:
        case None | bool() | int() | str():
            return value
        case UUID():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case _:
            raise TypeError(f"a journal entry cannot hold a {type(value).__name__}")
