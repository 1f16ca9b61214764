"""Checkpoints: how long the log is and which root it has, in the words of C2SP tlog-checkpoint."""

import base64
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime

from workflows.journal.log.notes import (
    COSIGNATURE,
    BadNote,
    Line,
    Note,
    Signer,
    VerifierKey,
    decoded,
)
from workflows.journal.log.trees import HASH_BYTES

_MOMENT_BYTES = 8
# No log grows longer than a column of the database can count.
_WHOLE = re.compile("0|[1-9][0-9]{0,17}", re.ASCII)
_LAST_SECOND = 253_402_300_799


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log claims of itself: its name, its number of leaves, the root over them."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """
        Return what the text of a note claims; lines of extension are left unread.

        :raises BadNote: if it claims nothing of a log
        """
        parts = text.split("\n")
        if len(parts) < 4 or parts[-1] or not parts[0] or "" in parts[3:-1]:
            raise BadNote("a checkpoint is a name, a size and a root")
        origin, size, root = parts[:3]
        if not _WHOLE.fullmatch(size):
            raise BadNote("the size of a log is a whole number")
        if len(found := decoded(root)) != HASH_BYTES:
            raise BadNote("the root of a log is 32 bytes")
        return cls(origin, int(size), found)


def opened(note: Note, *keys: VerifierKey) -> Checkpoint:
    """
    Return the checkpoint of a note that one of the keys vouches for.

    :raises BadNote: if none does, or the log's name is not its key's
    """
    checkpoint = Checkpoint.parse(note.text)
    for key in keys:
        if key.name == checkpoint.origin and note.vouched_for_by(key):
            return checkpoint
    raise BadNote("no known key has signed this checkpoint")


def cosigned(note: Note, witness: Signer, *, at: datetime) -> Line:
    """Return the line by which a witness says that it has seen this (C2SP tlog-cosignature)."""
    key = witness.key
    seconds = int(at.timestamp())
    signature = witness.sign(_witnessed(note, seconds))
    return Line(key.name, key.id, struct.pack(">Q", seconds) + signature)


def seen_by(note: Note, witness: VerifierKey) -> datetime | None:
    """Return when the witness says it saw the note, None if it does not say so."""
    if witness.kind != COSIGNATURE:
        return None
    for line in note.lines:
        if (line.name, line.key_id) != (witness.name, witness.id):
            continue
        moment, signature = line.signature[:_MOMENT_BYTES], line.signature[_MOMENT_BYTES:]
        if len(moment) == _MOMENT_BYTES:
            (seconds,) = struct.unpack(">Q", moment)
            if seconds <= _LAST_SECOND and witness.holds(signature, _witnessed(note, seconds)):
                return datetime.fromtimestamp(seconds, UTC)
    return None


def _witnessed(note: Note, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{note.text}".encode()
