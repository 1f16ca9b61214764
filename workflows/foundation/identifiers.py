"""Time-ordered identifiers (UUIDv7, RFC 9562) made in the application."""

import secrets
import threading
import time
from uuid import UUID

_VERSION_AND_VARIANT = 0x7 << 76 | 0x2 << 62
_CLEARED = ~(0xF << 76 | 0x3 << 62)


class _Sequence:
    """The last identifier of this process, so that the next one is greater."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> int:
        """Return 48 bits of milliseconds and 74 bits: random, or one more than the last."""
        fresh = time.time_ns() // 1_000_000 << 80 | secrets.randbits(80)
        with self._lock:
            value = fresh & _CLEARED | _VERSION_AND_VARIANT
            if value <= self._last:
                value = self._last + 1
            self._last = value
            return value


_sequence = _Sequence()


def new_id() -> UUID:
    """Return a fresh UUIDv7; those of one process are in the order in which they were made."""
    return UUID(int=_sequence.next())
