"""Looking into office documents, which are ZIP archives, without trusting what they say."""

import io
import os
import struct
import zipfile
import zlib
from enum import StrEnum
from typing import IO

from workflows.foundation.refusals import Refusal

HEAD = b"PK\x03\x04"
END_RECORD = b"PK\x05\x06"
END_RECORD_BYTES = 22
LONGEST_COMMENT = 0xFFFF

MOST_MEMBERS = 2_000
MOST_UNPACKED_BYTES = 100 * 1024 * 1024
MOST_CONTENT_TYPES_BYTES = 1024 * 1024

# What zipfile raises at bytes that nobody packed; a name that is no UTF-8 is a ValueError too.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    ValueError,
)

CONTENT_TYPES = "[Content_Types].xml"
ENCRYPTED = 0x1
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Ways in which XML hides a word from a search for its bytes: numbers, wide letters, entities.
VEILS = (b"&#", b"\0", b"<!DOCTYPE")
PROGRAMS = (b"vbaproject", b"macroenabled", b"macrosheet")


class FileWithMacros(Refusal):
    """The office document carries a program that runs when it is opened."""

    code = "papers.file_with_macros"
    sentence = "“{file}” holds a macro, which is a program that runs when the file is opened."
    remedy = "Save the paper without macros, or as PDF, then choose the new file."


class FileSwells(Refusal):
    """A small archive that unpacks to more than a paper ever holds."""

    code = "papers.file_swells"
    sentence = "“{file}” unpacks to more than any paper holds."
    remedy = "Save the paper as PDF, then choose the new file."


class NotWhole(Exception):
    """The archive is broken, locked, or packed in a way that office programs do not use."""


class OfficePart(StrEnum):
    """What an office document is at heart, as its list of content types calls it."""

    TEXT = "wordprocessingml.document.main+xml"
    SHEETS = "spreadsheetml.sheet.main+xml"


def ends_as_archive(file: IO[bytes]) -> bool:
    """Tell whether the last bytes of the file are the end of a ZIP archive and nothing else."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - END_RECORD_BYTES - LONGEST_COMMENT))
    tail = file.read()
    start = tail.rfind(END_RECORD)
    while start >= 0:
        record = tail[start : start + END_RECORD_BYTES]
        if len(record) == END_RECORD_BYTES:
            (comment,) = struct.unpack("<H", record[-2:])
            if start + END_RECORD_BYTES + comment == len(tail):
                return True
        start = tail.rfind(END_RECORD, 0, start)
    return False


def main_parts(file: IO[bytes], *, name: str) -> set[OfficePart]:
    """
    Return what the office document holds, having unpacked and checked every member.

    :raises NotWhole: if the archive is broken, locked, or hides bytes around itself
    :raises FileWithMacros: if a member or its content type is a program
    :raises FileSwells: if there are too many members, or they unpack to too much
    """
    if not ends_as_archive(file):
        raise NotWhole("bytes after the end")
    file.seek(0)
    # In memory a place outside the archive is a ValueError; on a disk it would look like its fault.
    content = io.BytesIO(file.read())
    try:
        with zipfile.ZipFile(content) as archive:
            return _checked(archive, name)
    except BROKEN as broken:
        raise NotWhole(str(broken)) from broken


def _checked(archive: zipfile.ZipFile, name: str) -> set[OfficePart]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED_BYTES:
        raise FileSwells(file=name)
    # zipfile counts from the archive's own beginning: more than 0 means something lies before it.
    if not members or min(each.header_offset for each in members) > 0:
        raise NotWhole("bytes before the beginning")
    names = [each.filename for each in members]
    if len(set(names)) < len(names) or any(_climbs(each) for each in names):
        raise NotWhole("two members of one name, or one that points outside")
    if any(each.flag_bits & ENCRYPTED or each.compress_type not in PACKINGS for each in members):
        raise NotWhole("a locked member, or an unusual packing")
    if any("vbaproject" in each.lower() for each in names):
        raise FileWithMacros(file=name)
    if archive.testzip() is not None:
        raise NotWhole("a member does not match its checksum")
    if CONTENT_TYPES not in names:
        return set()
    if archive.getinfo(CONTENT_TYPES).file_size > MOST_CONTENT_TYPES_BYTES:
        raise FileSwells(file=name)
    listed = archive.read(CONTENT_TYPES)
    if any(veil in listed for veil in VEILS):
        raise NotWhole("a list of content types whose words are hidden")
    if any(program in listed.lower() for program in PROGRAMS):
        raise FileWithMacros(file=name)
    return {part for part in OfficePart if part.encode() in listed}


def _climbs(member: str) -> bool:
    return member.startswith("/") or ".." in member.split("/")
