"""Signed notes: a text, and under it one line of signature for each who vouches for it."""

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ED25519 = 1
COSIGNATURE = 4
KEY_ID_BYTES = 4
_DASH = "\N{EM DASH} "


class BadNote(ValueError):
    """A text is no signed note, or a key is none."""


class Signer(Protocol):
    """What signs: a key in a file, in the environment, or in a device of its own."""

    @property
    def key(self) -> "VerifierKey":
        """Return the key by which the signatures are checked."""

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of the message, 64 bytes."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The name and the public key of somebody who signs."""

    name: str
    public: bytes
    kind: int = ED25519

    @property
    def id(self) -> bytes:
        """Return the four bytes by which a line says whose it is."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(named).digest()[:KEY_ID_BYTES]

    def __str__(self) -> str:
        """Return the key in the one line that is handed round."""
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([self.kind]) + self.public)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """
        Return the key that a line says.

        :raises BadNote: if the line is no key, or its id is another's
        """
        name, _, rest = text.strip().partition("+")
        id, _, body = rest.partition("+")
        coded = decoded(body)
        if not name or " " in name or len(coded) != 33 or coded[0] not in (ED25519, COSIGNATURE):
            raise BadNote("this is no verifier key")
        key = cls(name, coded[1:], coded[0])
        if id != key.id.hex():
            raise BadNote("the id of the key does not belong to it")
        return key

    def holds(self, signature: bytes, message: bytes) -> bool:
        """Tell whether the signature is this key's, of this message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Line:
    """One signature as it stands under a note."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        """Return the line without its end."""
        return f"{_DASH}{self.name} {_base64(self.key_id + self.signature)}"

    @classmethod
    def parse(cls, text: str) -> "Line":
        """
        Return the signature that a line says.

        :raises BadNote: if it says none
        """
        if not text.startswith(_DASH):
            raise BadNote("a line of signature begins with a dash")
        name, _, coded = text[len(_DASH) :].partition(" ")
        known = decoded(coded)
        if not name or "+" in name or len(known) <= KEY_ID_BYTES:
            raise BadNote("a line of signature holds a name, a key and a signature")
        return cls(name, known[:KEY_ID_BYTES], known[KEY_ID_BYTES:])


@dataclass(frozen=True, slots=True)
class Note:
    """A text of whole lines with the signatures under it (C2SP signed-note)."""

    text: str
    lines: tuple[Line, ...] = ()

    def __str__(self) -> str:
        """Return the note as it is handed round."""
        return self.text + "\n" + "".join(f"{line}\n" for line in self.lines)

    @classmethod
    def parse(cls, written: str) -> "Note":
        """
        Return the note that was written.

        :raises BadNote: if it is none
        """
        text, gap, signatures = written.rpartition("\n\n")
        if not gap or not text or not signatures.endswith("\n"):
            raise BadNote("a note is a text, an empty line and its signatures")
        lines = tuple(Line.parse(line) for line in signatures[:-1].split("\n"))
        return cls(text + "\n", lines)

    def signed_by(self, signer: Signer) -> "Note":
        """Return the note with one more signature."""
        key = signer.key
        line = Line(key.name, key.id, signer.sign(self.text.encode()))
        return replace(self, lines=(*self.lines, line))

    def vouched_for_by(self, key: VerifierKey) -> bool:
        """Tell whether the key signed this text."""
        return any(
            key.holds(line.signature, self.text.encode())
            for line in self.lines
            if (line.name, line.key_id) == (key.name, key.id)
        )


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def decoded(text: str) -> bytes:
    """
    Return the bytes that a word in base64 stands for.

    :raises BadNote: if it is not written as its bytes would be
    """
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote("this is no base64") from error
    if _base64(content) != text:
        raise BadNote("base64 is written in one way only")
    return content
