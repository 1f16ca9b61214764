"""Identifiers that follow from names, so that a region is the same wherever it is loaded."""

import hashlib
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID


def identifier(on: date, *parts: str) -> UUID:
    """
    Return the id of the thing that the parts name, in the form of UUIDv7.

    Its moment is midnight UTC of the day; the bits that are random elsewhere come
    from a hash of the parts.
    """
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
    milliseconds = int(midnight.timestamp()) * 1000
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    value = milliseconds << 80 | int.from_bytes(digest[:10])
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def chance(*parts: str) -> Random:
    """Return a source of chance that gives the same draws whenever the parts are the same."""
    return Random("\x1f".join(parts))  # noqa: S311 - it invents people and guards nothing
