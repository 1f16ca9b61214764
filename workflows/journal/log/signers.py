"""Keys that sign: one secret line in a file or in the environment, and those that have retired."""

import base64
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.journal.log.notes import ED25519, BadNote, VerifierKey, decoded

_SECRET = "PRIVATE+KEY+"  # noqa: S105 - the word before a secret


@dataclass(frozen=True, slots=True)
class KeyInMemory:
    """A secret key that this process holds; it is printed nowhere but by ``secret_line``."""

    key: VerifierKey
    seed: bytes

    def __repr__(self) -> str:
        """Return who signs, and nothing of the secret."""
        return f"<signer {self.key.name}>"

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of the message, 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def secret_line(self) -> str:
        """Return the line by which the key is kept in a file."""
        coded = base64.b64encode(bytes([self.key.kind]) + self.seed).decode()
        return f"{_SECRET}{self.key.name}+{self.key.id.hex()}+{coded}"


@dataclass(frozen=True, slots=True)
class Keys:
    """The key that signs now, and every key whose signatures are still believed."""

    signer: KeyInMemory
    believed: tuple[VerifierKey, ...]


def new_key(name: str, kind: int = ED25519) -> KeyInMemory:
    """
    Return a key made for that name.

    :raises BadNote: if nobody could be told by the name
    """
    if not name or any(each.isspace() or each == "+" for each in name):
        raise BadNote("the name of a key has no spaces and no plus sign")
    return _of_seed(name, os.urandom(32), kind)


def _of_seed(name: str, seed: bytes, kind: int) -> KeyInMemory:
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return KeyInMemory(VerifierKey(name, public, kind), seed)


def read(lines: Iterable[str]) -> Keys:
    """
    Return the keys of a file: the first secret line signs, every line is believed.

    A key that has retired stands there as its verifier key alone.

    :raises BadNote: if a line is no key, or none is secret
    """
    signers: list[KeyInMemory] = []
    believed: list[VerifierKey] = []
    for line in filter(None, (each.strip() for each in lines)):
        if line.startswith(_SECRET):
            signers.append(_secret(line))
            believed.append(signers[-1].key)
        else:
            believed.append(VerifierKey.parse(line))
    if not signers:
        raise BadNote("no line of the keys is secret, so none can sign")
    return Keys(signers[0], tuple(believed))


def _secret(line: str) -> KeyInMemory:
    name, id, coded = [*line.removeprefix(_SECRET).split("+", 2), "", ""][:3]
    content = decoded(coded)
    if len(content) != 33:
        raise BadNote("this is no secret key")
    made = _of_seed(name, content[1:], content[0])
    if made.key.id.hex() != id:
        raise BadNote("the id of the secret key does not belong to it")
    return made


def keep(path: Path, key: KeyInMemory, retired: Iterable[VerifierKey] = ()) -> None:
    """Write the keys to a file that only its owner may read; whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    lines = [key.secret_line(), *map(str, retired)]
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write("".join(f"{line}\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
