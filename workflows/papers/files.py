"""Stored files: judged on the way in, known by their checksum, kept outside every public folder."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings

from workflows.foundation.refusals import Refusal
from workflows.papers import formats
from workflows.papers.models import StoredFile
from workflows.rules.papers import PaperKind

CHUNK_BYTES = 1024 * 1024


class EmptyFile(Refusal):
    """There is nothing in the file."""

    code = "papers.empty_file"
    sentence = "“{file}” is empty."
    remedy = "Save or scan the paper again, then choose the new file."


class FileTooLarge(Refusal):
    """The file is larger than this deployment accepts."""

    code = "papers.file_too_large"
    sentence = "“{file}” is larger than {megabytes} MB, the most that is accepted."
    remedy = "Scan the paper in a lower resolution, or in grey, then choose the new file."


class ContentNotKept(Refusal):
    """A member's file is a secret of the organisation; here only the reference to it is kept."""

    code = "papers.content_not_kept"
    sentence = "The content of “{paper}” is not kept here, because it is part of a personal file."
    remedy = "Write down where the paper is kept, with its number, day and checksum."


def require_content_may_be_kept(kind: PaperKind) -> None:
    """
    Refuse the content of a personal paper where the deployment keeps references only.

    :raises ContentNotKept: if papers of this kind are kept as references here
    """
    if kind.personal_file and not settings.KEEPS_PERSONAL_FILES:
        raise ContentNotKept(paper=kind.id)


def stored(*, upload: IO[bytes], name: str, kind: PaperKind, at: datetime) -> StoredFile:
    """
    Keep an uploaded file as a paper of the kind, and return its row.

    The same bytes are kept once, whoever brings them. What is judged is the copy that is
    kept, not the upload. Call this before a case is locked: it reads and writes whole files.

    :raises ContentNotKept: if papers of this kind are kept as references here
    :raises EmptyFile: if there is nothing in the file
    :raises FileTooLarge: if it exceeds ``LARGEST_FILE_BYTES``
    :raises WrongKindOfFile: or another refusal of :func:`formats.recognised`
    """
    require_content_may_be_kept(kind)
    with _incoming_copy() as copy:
        checksum, size = _copied(upload, copy, name=name)
        held = formats.recognised(copy, name=name)
        _settle(Path(copy.name), place_of(checksum))
    row, _ = StoredFile.objects.get_or_create(
        sha256=checksum,
        defaults={"size": size, "media_type": held.media_type, "stored_at": at},
    )
    return row


def place_of(checksum: str) -> Path:
    """Return where the bytes of this SHA-256 lie."""
    return Path(settings.FILES_ROOT) / checksum[:2] / checksum[2:4] / checksum


@contextmanager
def _incoming_copy() -> Iterator[IO[bytes]]:
    root = Path(settings.FILES_ROOT)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Beside its final place, so that the rename stays on one file system; made with mode 0600.
    with tempfile.NamedTemporaryFile(dir=root, prefix="incoming-", delete=False) as copy:
        try:
            yield copy
        finally:
            Path(copy.name).unlink(missing_ok=True)


def _copied(upload: IO[bytes], copy: IO[bytes], *, name: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    while chunk := upload.read(CHUNK_BYTES):
        size += len(chunk)
        if size > settings.LARGEST_FILE_BYTES:
            raise FileTooLarge(
                file=formats.shown_name(name),
                megabytes=settings.LARGEST_FILE_BYTES // (1024 * 1024),
            )
        digest.update(chunk)
        copy.write(chunk)
    if not size:
        raise EmptyFile(file=formats.shown_name(name))
    copy.flush()
    return digest.hexdigest(), size


def _settle(copy: Path, place: Path) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _flush_to_disk(copy)
    # An earlier copy holds the same bytes: replacing it changes nothing and mends a damaged one.
    copy.replace(place)
    for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
        _flush_to_disk(folder)


def _flush_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
