"""A witness: remembers how long each log was, and signs only what goes on from there."""

import base64
import binascii
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock

from workflows.journal.log import trees
from workflows.journal.log.checkpoints import Checkpoint, cosigned, opened
from workflows.journal.log.notes import BadNote, Note, Signer, VerifierKey

LONGEST_QUESTION = 1 << 16
LONGEST_PROOF = 63

Answer = tuple[HTTPStatus, str]


@dataclass(frozen=True, slots=True)
class Countersigner:
    """Signs for the logs it knows; its memory is a folder with the last checkpoint of each."""

    signer: Signer
    logs: Mapping[str, tuple[VerifierKey, ...]]
    folder: Path
    alone: Lock

    def add(self, question: str, *, at: datetime) -> Answer:
        """Answer a request to countersign, as C2SP tlog-witness words it."""
        try:
            old, path, note = _read(question)
            claimed = Checkpoint.parse(note.text)
        except BadNote:
            return HTTPStatus.BAD_REQUEST, ""
        if claimed.origin not in self.logs:
            return HTTPStatus.NOT_FOUND, ""
        try:
            checkpoint = opened(note, *self.logs[claimed.origin])
        except BadNote:
            return HTTPStatus.FORBIDDEN, ""
        if old > checkpoint.size:
            return HTTPStatus.BAD_REQUEST, ""
        with self.alone:
            return self._countersigned(old, path, note, checkpoint, at)

    def _countersigned(
        self, old: int, path: list[bytes], note: Note, checkpoint: Checkpoint, at: datetime
    ) -> Answer:
        last = self.last(checkpoint.origin)
        seen = Checkpoint.parse(last.text) if last else Checkpoint("", 0, trees.EMPTY)
        if old != seen.size:
            return HTTPStatus.CONFLICT, f"{seen.size}\n"
        try:
            trees.check_consistency(old, seen.root, checkpoint.size, checkpoint.root, path)
        except trees.ProofFails:
            # The same length with another root is a conflict, and no proof can settle it.
            if old == checkpoint.size:
                return HTTPStatus.CONFLICT, f"{seen.size}\n"
            return HTTPStatus.UNPROCESSABLE_ENTITY, ""
        line = cosigned(note, self.signer, at=at)
        self._remember(checkpoint.origin, Note(note.text, (*note.lines, line)))
        return HTTPStatus.OK, f"{line}\n"

    def last(self, origin: str) -> Note | None:
        """Return the last checkpoint signed for a log, None before the first."""
        path = self._path(origin)
        return Note.parse(path.read_text()) if path.exists() else None

    def _remember(self, origin: str, note: Note) -> None:
        path = self._path(origin)
        beside = path.with_suffix(".new")
        with beside.open("w") as file:
            file.write(str(note))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)

    def _path(self, origin: str) -> Path:
        return self.folder / sha256(origin.encode()).hexdigest()


def _read(question: str) -> tuple[int, list[bytes], Note]:
    first, _, rest = question.partition("\n")
    word, _, size = first.partition(" ")
    head, gap, note = rest.partition("\n\n") if not rest.startswith("\n") else ("", "\n", rest[1:])
    if word != "old" or not size.isascii() or not size.isdigit() or len(size) > 18 or not gap:
        raise BadNote("a question begins with the size seen before")
    hashes = head.split("\n") if head else []
    try:
        path = [base64.b64decode(each, validate=True) for each in hashes]
    except (binascii.Error, ValueError) as error:
        raise BadNote("a proof is written in base64") from error
    if len(path) > LONGEST_PROOF or any(len(each) != trees.HASH_BYTES for each in path):
        raise BadNote("a proof is at most 63 hashes")
    return int(size), path, Note.parse(note)


def server(
    countersigner: Countersigner, address: tuple[str, int], *, clock: Callable[[], datetime]
) -> ThreadingHTTPServer:
    """Return the server by which a witness is asked; it is the caller who lets it run."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if self.path != "/add-checkpoint":
                return self._answer(HTTPStatus.NOT_FOUND, "")
            if not length.isdigit() or int(length) > LONGEST_QUESTION:
                return self._answer(HTTPStatus.BAD_REQUEST, "")
            question = self.rfile.read(int(length)).decode(errors="replace")
            return self._answer(*countersigner.add(question, at=clock()))

        def do_GET(self) -> None:
            origin = next(iter(countersigner.logs), "")
            last = countersigner.last(origin) if self.path == "/checkpoint" else None
            if last is None:
                return self._answer(HTTPStatus.NOT_FOUND, "")
            return self._answer(HTTPStatus.OK, str(last))

        def _answer(self, status: HTTPStatus, body: str) -> None:
            content = body.encode()
            kind = "text/x.tlog.size" if status == HTTPStatus.CONFLICT else "text/plain"
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: whoever runs the server sees its answers kept in the folder."""

    return ThreadingHTTPServer(address, Handler)
