"""Witnesses: where checkpoints are kept out of reach of who owns the database."""

import base64
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from workflows.journal.log import trees
from workflows.journal.log.checkpoints import Checkpoint, seen_by
from workflows.journal.log.notes import BadNote, Line, Note, VerifierKey

Proof = Callable[[int], Sequence[bytes]]

SECONDS_TO_ANSWER = 10
LONGEST_ANSWER = 1 << 16


class Unreachable(Exception):
    """A witness did not answer, or not as a witness does."""


class Refused(Exception):
    """A witness has seen what contradicts the checkpoint."""


class Witness(Protocol):
    """Keeps the checkpoints it was shown, and shows them to whoever verifies."""

    @property
    def name(self) -> str:
        """Return the name under which its answers are kept."""

    def see(self, note: Note, answered: int, proof: Proof) -> Line | None:
        """
        Show it a checkpoint, with the last size it answered to, and return its signature if any.

        :raises Refused: if it has seen what contradicts this
        :raises Unreachable: if it gives no answer
        """

    def kept(self) -> list[Note]:
        """
        Return what it has kept.

        :raises Unreachable: if it gives no answer
        """


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on another disk or host; a checkpoint is written there once, for good."""

    path: Path

    @property
    def name(self) -> str:
        """Return the name under which its answers are kept."""
        return f"folder {self.path.name}"

    def see(self, note: Note, answered: int, proof: Proof) -> Line | None:  # noqa: ARG002
        """Write the checkpoint beside those that came before, which it must go on from."""
        checkpoint = Checkpoint.parse(note.text)
        for earlier in self.kept()[-1:]:
            _goes_on(Checkpoint.parse(earlier.text), checkpoint, proof)
        path = self.path / f"{checkpoint.size:018d}.checkpoint"
        try:
            _write_once(path, str(note))
        except FileExistsError:
            if Note.parse(path.read_text()).text != note.text:
                raise Refused("another log of the same length was seen") from None
        except OSError as error:
            raise Unreachable(f"the folder cannot be written ({error.strerror})") from error
        return None

    def kept(self) -> list[Note]:
        """Return every checkpoint in the folder, the shortest log first."""
        if not self.path.is_dir():
            raise Unreachable("the folder is not there")
        try:
            return [Note.parse(each.read_text()) for each in sorted(self.path.glob("*.checkpoint"))]
        except (BadNote, OSError, UnicodeDecodeError) as error:
            raise Unreachable("the folder holds what is no checkpoint") from error


def _goes_on(earlier: Checkpoint, checkpoint: Checkpoint, proof: Proof) -> None:
    if earlier.origin != checkpoint.origin:
        raise Refused("the checkpoints of another log are kept here")
    try:
        path = proof(earlier.size) if earlier.size <= checkpoint.size else []
        trees.check_consistency(earlier.size, earlier.root, checkpoint.size, checkpoint.root, path)
    except trees.ProofFails as error:
        raise Refused(str(error)) from error


def _write_once(path: Path, text: str) -> None:
    # A file that is half written must never stand under the name of a whole one.
    beside = path.with_suffix(f".{os.getpid()}")
    with beside.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.chmod(0o444)
    try:
        os.link(beside, path)
    finally:
        beside.unlink()


@dataclass(frozen=True, slots=True)
class Http:
    """A witness elsewhere that countersigns (C2SP tlog-witness)."""

    address: str
    key: VerifierKey

    @property
    def name(self) -> str:
        """Return the name under which its answers are kept."""
        return self.key.name

    def see(self, note: Note, answered: int, proof: Proof) -> Line | None:
        """Have the checkpoint countersigned; the witness says itself how far it had seen."""
        status, body = self._asked(note, answered, proof)
        if status == HTTPStatus.CONFLICT and body.strip().isascii() and body.strip().isdigit():
            size = int(body.strip()[:18])
            if size > Checkpoint.parse(note.text).size:
                raise Refused("the log is shorter than it was")
            status, body = self._asked(note, size, proof)
        if status in (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT):
            raise Refused("the log does not go on from what was seen")
        if status != HTTPStatus.OK:
            raise Unreachable(f"it answered {status}")
        return self._own_line(note, body.splitlines())

    def _own_line(self, note: Note, lines: Iterable[str]) -> Line:
        try:
            given = [Line.parse(each) for each in lines]
        except BadNote as error:
            raise Unreachable("it answered what is no signature") from error
        for line in given:
            if seen_by(Note(note.text, (line,)), self.key):
                return line
        raise Unreachable("it answered with a signature that is not its own")

    def kept(self) -> list[Note]:
        """Return the last checkpoint it has seen of this log, as its own page shows it."""
        status, body = self._answer("checkpoint", None)
        if status == HTTPStatus.NOT_FOUND:
            return []
        try:
            return [Note.parse(body)]
        except BadNote as error:
            raise Unreachable("it shows what is no checkpoint") from error

    def _asked(self, note: Note, old: int, proof: Proof) -> tuple[int, str]:
        hashes = [base64.b64encode(each).decode() for each in (proof(old) if old else [])]
        body = "\n".join([f"old {old}", *hashes, "", str(note)])
        return self._answer("add-checkpoint", body.encode())

    def _answer(self, page: str, content: bytes | None) -> tuple[int, str]:
        # The address was checked when it was configured; nobody who asks can choose it.
        request = Request(f"{self.address}/{page}", data=content)  # noqa: S310
        try:
            with urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:  # noqa: S310
                return answer.status, answer.read(LONGEST_ANSWER).decode()
        except HTTPError as error:
            with error:
                return error.code, error.read(LONGEST_ANSWER).decode(errors="replace")
        except (URLError, OSError, UnicodeDecodeError) as error:
            raise Unreachable("it cannot be reached") from error
