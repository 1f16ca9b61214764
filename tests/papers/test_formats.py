"""Which files are taken as papers, and with which sentence the others are refused."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.papers import paper_files as made
from workflows.foundation.refusals import Refusal
from workflows.papers import formats
from workflows.papers.archives import (
    MOST_CONTENT_TYPES_BYTES,
    MOST_MEMBERS,
    FileSwells,
    FileWithMacros,
    ends_as_archive,
)
from workflows.papers.formats import (
    ACCEPTED,
    DOCX,
    JPEG,
    PDF,
    PNG,
    TIFF,
    XLSX,
    DamagedFile,
    MisnamedFile,
    TwoFilesInOne,
    WrongKindOfFile,
)

ZIP = made.archive({"payload.html": b"<script>alert(1)</script>"})

SOUND = [
    pytest.param("don-xin.pdf", made.pdf(), PDF, id="a PDF"),
    pytest.param("DON-XIN.PDF", made.pdf(), PDF, id="a PDF whose ending is in capitals"),
    pytest.param("a.pdf", made.pdf() + b"\r\n\0\0", PDF, id="a PDF padded at its end"),
    pytest.param("a.pdf", b"%PDF-2.0" + made.pdf()[8:], PDF, id="a PDF of version 2"),
    pytest.param("khai.docx", made.docx(), DOCX, id="a text document"),
    pytest.param(
        "khai.docx",
        made.office(made.DOCX_TYPES, {"word/document2.xml": b"<d/>"}, packing=zipfile.ZIP_STORED),
        DOCX,
        id="a text document that is stored unpacked, with its main part under another name",
    ),
    pytest.param("bang.xlsx", made.xlsx(), XLSX, id="a workbook"),
    pytest.param("anh.png", made.png(), PNG, id="a PNG picture"),
    pytest.param("anh.jpg", made.jpeg(), JPEG, id="a JPEG picture"),
    pytest.param("anh.jpeg", made.jpeg(), JPEG, id="a JPEG picture with the long ending"),
    pytest.param("anh.tif", made.tiff(), TIFF, id="a TIFF scan, low byte first"),
    pytest.param("anh.tiff", made.tiff(order=">"), TIFF, id="a TIFF scan, high byte first"),
    pytest.param("../../etc/cron.d/a.pdf", made.pdf(), PDF, id="a PDF whose name climbs folders"),
    pytest.param("C:\\scan\\a.pdf", made.pdf(), PDF, id="a PDF with a Windows path for a name"),
]

REFUSED = [
    pytest.param("a.pdf", b"MZ\x90\0" + bytes(200), WrongKindOfFile, id="a program named as PDF"),
    pytest.param("a.pdf", b"\x7fELF" + bytes(200), WrongKindOfFile, id="a Linux program"),
    pytest.param("a.exe", made.pdf(), WrongKindOfFile, id="a PDF named as a program"),
    pytest.param("a.pdf.exe", made.pdf(), WrongKindOfFile, id="a second ending behind .pdf"),
    pytest.param("a\u202efdp.exe", made.pdf(), WrongKindOfFile, id="a name written backwards"),
    pytest.param("a", made.pdf(), WrongKindOfFile, id="a name without an ending"),
    pytest.param(".pdf", made.pdf(), WrongKindOfFile, id="a name that is only an ending"),
    pytest.param("", made.pdf(), WrongKindOfFile, id="no name at all"),
    pytest.param("a.svg", b"<svg onload='alert(1)'/>", WrongKindOfFile, id="an SVG drawing"),
    pytest.param("a.png", b"<svg onload='alert(1)'/>", WrongKindOfFile, id="an SVG named as PNG"),
    pytest.param("a.html", b"<!doctype html>", WrongKindOfFile, id="a web page"),
    pytest.param(
        "a.pdf", b"<!doctype html>%PDF-1.4", WrongKindOfFile, id="a web page named as PDF"
    ),
    pytest.param("a.pdf", b"\n" + made.pdf(), WrongKindOfFile, id="a PDF with a line before it"),
    pytest.param("a.gif", b"GIF89a" + bytes(20), WrongKindOfFile, id="a GIF picture"),
    pytest.param(
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        WrongKindOfFile,
        id="an old or password-protected Word file",
    ),
    pytest.param("a.pdf", b"%PDF-9.9\n%%EOF", WrongKindOfFile, id="a PDF of no known version"),
    pytest.param("a.pdf", b"%PDF", WrongKindOfFile, id="four bytes"),
    pytest.param("a.zip", ZIP, WrongKindOfFile, id="an archive"),
    pytest.param("a.docm", made.docx(), WrongKindOfFile, id="a name that announces macros"),
    pytest.param("a.pdf", made.png(), MisnamedFile, id="a PNG named as PDF"),
    pytest.param("a.png", made.jpeg(), MisnamedFile, id="a JPEG named as PNG"),
    pytest.param("a.docx", made.pdf(), MisnamedFile, id="a PDF named as a text document"),
    pytest.param("a.docx", made.xlsx(), MisnamedFile, id="a workbook named as a text document"),
    pytest.param("a.xlsx", made.docx(), MisnamedFile, id="a text document named as a workbook"),
    pytest.param("a.pdf", made.docx(), MisnamedFile, id="a text document named as PDF"),
    pytest.param("a.pdf", made.pdf()[:-20], DamagedFile, id="a PDF cut off"),
    pytest.param(
        "a.pdf", made.pdf() + b"<script>", DamagedFile, id="a PDF with a script behind it"
    ),
    pytest.param("a.pdf", b"%PDF-1.4\n%%EOF", DamagedFile, id="a PDF without a table"),
    pytest.param("a.docx", ZIP, DamagedFile, id="an archive named as a text document"),
    pytest.param("a.docx", made.archive({}), WrongKindOfFile, id="an archive of nothing"),
    pytest.param("a.docx", made.docx()[:-4], DamagedFile, id="a text document cut off"),
    pytest.param("a.docx", made.docx() + b"\0", DamagedFile, id="a byte behind a text document"),
    pytest.param("a.docx", made.docx() + made.docx(), DamagedFile, id="two documents in a row"),
    pytest.param("a.docx", made.locked(made.docx()), DamagedFile, id="a locked text document"),
    pytest.param(
        "a.docx", made.docx(**{"../../x": b"x"}), DamagedFile, id="a member that climbs folders"
    ),
    pytest.param("a.docx", made.docx(**{"/x": b"x"}), DamagedFile, id="a member from the root"),
    pytest.param(
        "a.docx",
        made.office(made.DOCX_TYPES, {"word/document.xml": b"<d/>"}, packing=zipfile.ZIP_BZIP2),
        DamagedFile,
        id="a text document packed as no office program packs",
    ),
    pytest.param(
        "a.docx",
        made.spoiled(
            made.office(made.DOCX_TYPES, {"w.xml": b"BODY"}, packing=zipfile.ZIP_STORED), b"BODY"
        ),
        DamagedFile,
        id="a member that does not match its checksum",
    ),
    pytest.param(
        "a.docx", made.docx(**{"word/vbaProject.bin": b"x"}), FileWithMacros, id="a macro project"
    ),
    pytest.param(
        "a.docx",
        made.office(made.DOCM_TYPES, {"word/document.xml": b"<d/>"}),
        FileWithMacros,
        id="a document with macros named without",
    ),
    pytest.param(
        "a.xlsx",
        made.office(made.XLM_TYPES, {"xl/m.xml": b"<m/>"}),
        FileWithMacros,
        id="a workbook with a macro sheet",
    ),
    pytest.param(
        "a.docx",
        made.office(
            made.DOCX_TYPES
            + made.OVERRIDE.format("/word/x.bin", "application/vnd.ms-office.vba&#80;roject"),
            {"word/document.xml": b"<d/>", "word/x.bin": b"x"},
        ),
        DamagedFile,
        id="a macro project spelt by character numbers",
    ),
    pytest.param(
        "a.docx",
        made.office(
            made.DOCX_TYPES
            + " " * MOST_CONTENT_TYPES_BYTES
            + made.OVERRIDE.format("/word/x.bin", "application/vnd.ms-office.vbaProject"),
            {"word/document.xml": b"<d/>", "word/x.bin": b"x"},
        ),
        FileSwells,
        id="a macro project behind a million spaces",
    ),
    pytest.param("a.docx", made.bomb(101), FileSwells, id="a bomb of 101 MB in 100 KB"),
    pytest.param(
        "a.docx",
        made.docx(**{f"{number}.xml": b"" for number in range(MOST_MEMBERS)}),
        FileSwells,
        id="a document of more members than any paper has",
    ),
    pytest.param("a.pdf", made.pdf() + ZIP, TwoFilesInOne, id="an archive behind a PDF"),
    pytest.param("a.jpg", made.jpeg() + ZIP, TwoFilesInOne, id="an archive behind a JPEG"),
    pytest.param("a.png", made.png() + ZIP, TwoFilesInOne, id="an archive behind a PNG"),
    pytest.param("a.tif", made.tiff() + ZIP, TwoFilesInOne, id="an archive behind a TIFF"),
]


class TestRecognised:
    @pytest.mark.parametrize(("name", "content", "kind"), SOUND)
    def test_takes(self, name, content, kind):
        assert formats.recognised(io.BytesIO(content), name=name) is kind

    @pytest.mark.parametrize(("name", "content", "refusal"), REFUSED)
    def test_refuses(self, name, content, refusal):
        with pytest.raises(refusal) as refused:
            formats.recognised(io.BytesIO(content), name=name)

        assert type(refused.value) is refusal
        assert refusal.sentence.format(**refused.value.facts)

    def test_names_what_it_accepts(self):
        with pytest.raises(WrongKindOfFile) as refused:
            formats.recognised(io.BytesIO(b"GIF89a"), name="a.gif")

        assert refused.value.facts["accepted"] == "PDF, DOCX, XLSX, JPEG, PNG, TIFF"

    def test_says_what_a_misnamed_file_is(self):
        with pytest.raises(MisnamedFile) as refused:
            formats.recognised(io.BytesIO(made.xlsx()), name="a.docx")

        assert refused.value.facts == {"file": "a.docx", "named": "DOCX", "held": "XLSX"}

    @given(
        st.sampled_from([each.values[1] for each in SOUND]),
        st.sampled_from([each.suffix for each in ACCEPTED]),
        st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6),
    )
    def test_answers_whatever_bytes_are_changed(self, content, suffix, changes):
        changed = bytearray(content)
        for place, byte in changes:
            changed[place % len(changed)] = byte

        try:
            kind = formats.recognised(io.BytesIO(bytes(changed)), name=f"a{suffix}")
        except Refusal:
            return

        assert suffix in kind.suffixes
        assert changed.startswith(kind.heads)

    @given(
        st.sampled_from([made.docx(), made.xlsx()]),
        st.sampled_from([b"PK\x01\x02", b"PK\x05\x06"]),
        st.lists(
            st.tuples(st.integers(0, 70), st.sampled_from([0, 1, 8, 127, 128, 255])),
            min_size=1,
            max_size=6,
        ),
    )
    @example(made.docx(), b"PK\x05\x06", [(12, 255)])
    @example(made.docx(), b"PK\x01\x02", [(9, 8), (46, 255)])
    def test_answers_however_the_directory_of_an_archive_is_forged(self, content, record, changes):
        forged = bytearray(content)
        start = content.rindex(record)
        for place, byte in changes:
            forged[min(start + place, len(forged) - 1)] = byte

        try:
            kind = formats.recognised(io.BytesIO(bytes(forged)), name="a.docx")
        except Refusal:
            return

        assert kind is DOCX

    @given(st.sampled_from([made.docx(), made.xlsx()]), st.integers(0, 2000))
    def test_takes_no_part_of_an_office_document(self, content, length):
        with pytest.raises(Refusal):
            formats.recognised(io.BytesIO(content[: length % len(content)]), name="a.docx")


class TestShownName:
    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            pytest.param("../../etc/passwd.pdf", "passwd.pdf", id="folders are left out"),
            pytest.param("C:\\Users\\x\\Đơn xin.pdf", "Đơn xin.pdf", id="Windows folders too"),
            pytest.param("a\u202efdp.exe", "afdp.exe", id="nothing turns the name around"),
            pytest.param("a\r\nb\0.pdf", "ab.pdf", id="no line breaks"),
            pytest.param("x" * 200 + ".pdf", "x" * 76 + ".pdf", id="the end of a long name"),
        ],
    )
    def test_shows(self, name, shown):
        assert formats.shown_name(name) == shown

    @given(st.text())
    @example("a/..\\b")
    def test_never_shows_a_folder_or_a_control_character(self, name):
        shown = formats.shown_name(name)

        assert not set("/\\\r\n\0") & set(shown)
        assert len(shown) <= formats.LONGEST_SHOWN_NAME


class TestEndsAsArchive:
    @given(st.binary(max_size=300), st.binary(max_size=300))
    def test_finds_an_archive_behind_anything_with_any_comment(self, before, comment):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as packed:
            packed.writestr("a", b"a")
            packed.comment = comment

        assert ends_as_archive(io.BytesIO(before + target.getvalue()))

    @pytest.mark.parametrize("content", [b"", b"PK\x05\x06", made.pdf(), ZIP + b"x"])
    def test_finds_none(self, content):
        assert not ends_as_archive(io.BytesIO(content))


def test_each_kind_is_found_again_by_its_media_type():
    assert [formats.of_media_type(each.media_type) for each in ACCEPTED] == list(ACCEPTED)
