"""The kinds of file that are accepted as papers, told by their bytes and never by their name."""

import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from workflows.foundation.refusals import Refusal
from workflows.papers import archives
from workflows.papers.archives import OfficePart

LONGEST_SHOWN_NAME = 80
PDF_TAIL_BYTES = 1024
PDF_PADDING = b"\r\n\t \0"


class WrongKindOfFile(Refusal):
    """The file is of none of the accepted kinds."""

    code = "papers.wrong_kind_of_file"
    sentence = "“{file}” is not a file of an accepted kind: {accepted}."
    remedy = "Save or scan the paper as PDF, then choose the new file."


class MisnamedFile(Refusal):
    """The bytes are of an accepted kind, though not of the one that the name promises."""

    code = "papers.misnamed_file"
    sentence = "“{file}” is named as {named} but holds {held}."
    remedy = "Give the file the ending of what it holds, or choose another file."


class DamagedFile(Refusal):
    """The file begins as its kind does and does not hold or end as it must."""

    code = "papers.damaged_file"
    sentence = "“{file}” begins as {named} but is damaged or not complete."
    remedy = "Save or scan the paper again, then choose the new file."


class TwoFilesInOne(Refusal):
    """A second file, an archive, hangs on the end of the paper."""

    code = "papers.two_files_in_one"
    sentence = "“{file}” holds a second file hidden behind the paper."
    remedy = "Open the paper, save it as a new PDF, then choose the new file."


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how its bytes begin, and what an office document holds as its main part."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    heads: tuple[bytes, ...]
    office_part: OfficePart | None = None

    @property
    def suffix(self) -> str:
        """Return the usual ending of a file of this kind, with its dot."""
        return self.suffixes[0]


PDF = Format("PDF", "application/pdf", (".pdf",), (b"%PDF-1.", b"%PDF-2."))
DOCX = Format(
    "DOCX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
    (archives.HEAD,),
    OfficePart.TEXT,
)
XLSX = Format(
    "XLSX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    (".xlsx",),
    (archives.HEAD,),
    OfficePart.SHEETS,
)
JPEG = Format("JPEG", "image/jpeg", (".jpg", ".jpeg"), (b"\xff\xd8\xff",))
PNG = Format("PNG", "image/png", (".png",), (b"\x89PNG\r\n\x1a\n",))
TIFF = Format(
    "TIFF",
    "image/tiff",
    (".tif", ".tiff"),
    (b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b"MM\0+\0\x08\0\0"),
)
ACCEPTED = (PDF, DOCX, XLSX, JPEG, PNG, TIFF)


def recognised(file: IO[bytes], *, name: str) -> Format:
    """
    Return the kind of the file, on which its bytes and the ending of its name agree.

    :raises WrongKindOfFile: if name or bytes are of no accepted kind
    :raises MisnamedFile: if they are of two accepted kinds
    :raises DamagedFile: if the file is not whole
    :raises TwoFilesInOne: if an archive hangs behind a paper that is none
    :raises FileWithMacros: if an office document carries a program
    :raises FileSwells: if an office document unpacks to too much
    """
    named = _promised_by(name)
    held = _begun_by(file)
    if named is None or not held:
        raise WrongKindOfFile(
            file=shown_name(name), accepted=", ".join(each.name for each in ACCEPTED)
        )
    if named not in held:
        raise MisnamedFile(file=shown_name(name), named=named.name, held=held[0].name)
    if named.office_part:
        _look_into_office_document(file, named, name=name)
    elif archives.ends_as_archive(file):
        raise TwoFilesInOne(file=shown_name(name))
    if named is PDF and not _ends_as_pdf(file):
        raise DamagedFile(file=shown_name(name), named=named.name)
    return named


def of_media_type(media_type: str) -> Format:
    """Return the accepted kind that has this media type."""
    return next(each for each in ACCEPTED if each.media_type == media_type)


def shown_name(name: str) -> str:
    """Return a file's name as a page may show it: without folders or unprintable characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(each for each in last if each.isprintable()).strip()[-LONGEST_SHOWN_NAME:]


def _promised_by(name: str) -> Format | None:
    suffix = PurePosixPath(shown_name(name)).suffix.lower()
    return next((each for each in ACCEPTED if suffix in each.suffixes), None)


def _begun_by(file: IO[bytes]) -> list[Format]:
    file.seek(0)
    head = file.read(max(len(head) for each in ACCEPTED for head in each.heads))
    return [each for each in ACCEPTED if head.startswith(each.heads)]


def _look_into_office_document(file: IO[bytes], named: Format, *, name: str) -> None:
    try:
        parts = archives.main_parts(file, name=shown_name(name))
    except archives.NotWhole as broken:
        raise DamagedFile(file=shown_name(name), named=named.name) from broken
    if named.office_part in parts:
        return
    held = next((each for each in ACCEPTED if each.office_part in parts), None)
    if held is None:
        raise DamagedFile(file=shown_name(name), named=named.name)
    raise MisnamedFile(file=shown_name(name), named=named.name, held=held.name)


def _ends_as_pdf(file: IO[bytes]) -> bool:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - PDF_TAIL_BYTES))
    tail = file.read().rstrip(PDF_PADDING)
    return tail.endswith(b"%%EOF") and b"startxref" in tail
