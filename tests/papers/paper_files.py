"""Small files made by hand: sound ones of every accepted kind, and hostile ones."""

import io
import struct
import zipfile
import zlib

PACKAGE = "application/vnd.openxmlformats-officedocument."
OVERRIDE = '<Override PartName="{}" ContentType="{}"/>'
DOCX_TYPES = OVERRIDE.format("/word/document.xml", f"{PACKAGE}wordprocessingml.document.main+xml")
XLSX_TYPES = OVERRIDE.format("/xl/workbook.xml", f"{PACKAGE}spreadsheetml.sheet.main+xml")
DOCM_TYPES = OVERRIDE.format(
    "/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
)
XLM_TYPES = XLSX_TYPES + OVERRIDE.format("/xl/m.xml", "application/vnd.ms-excel.macrosheet+xml")


def pdf(text: str = "Don xin vao Dang") -> bytes:
    """Return a PDF of one page, with a cross-reference table that is right."""
    content = f"BT /F1 18 Tf 72 770 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(made))
    )


def office(types: str, members: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an office document with the given content types and members."""
    listing = f'<?xml version="1.0"?><Types>{types}</Types>'
    return archive({"[Content_Types].xml": listing.encode(), **members}, packing=packing)


def archive(members: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive with the given members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as packed:
        for name, body in members.items():
            packed.writestr(zipfile.ZipInfo(name), body, compress_type=packing)
    return target.getvalue()


def docx(**more: bytes) -> bytes:
    """Return a text document."""
    return office(
        DOCX_TYPES, {"_rels/.rels": b"<r/>", "word/document.xml": b"<w:document/>", **more}
    )


def xlsx() -> bytes:
    """Return a workbook."""
    return office(XLSX_TYPES, {"_rels/.rels": b"<r/>", "xl/workbook.xml": b"<workbook/>"})


def png() -> bytes:
    """Return a picture of one grey pixel."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def jpeg() -> bytes:
    """Return the frame of a JPEG picture: start, JFIF segment, end."""
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0" + b"\xff\xd9"


def tiff(*, order: str = "<") -> bytes:
    """Return a TIFF picture of one white pixel in the byte order."""
    fields = [(256, 3, 1, 1), (257, 3, 1, 1), (262, 3, 1, 0), (273, 4, 1, 0), (279, 4, 1, 1)]
    mark = b"II" if order == "<" else b"MM"
    entries = b"".join(struct.pack(f"{order}HHII", *each) for each in fields)
    return (
        mark
        + struct.pack(f"{order}HI", 42, 8)
        + struct.pack(f"{order}H", len(fields))
        + entries
        + struct.pack(f"{order}I", 0)
    )


def bomb(megabytes: int) -> bytes:
    """Return a small text document that unpacks to so many megabytes of zeros."""
    return docx(**{"word/media/image1.png": bytes(megabytes * 1024 * 1024)})


def locked(document: bytes) -> bytes:
    """Return the archive with each member marked as encrypted."""
    made = bytearray(document)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(head)
        while place >= 0:
            made[place + flags] |= 1
            place = made.find(head, place + 4)
    return bytes(made)


def spoiled(document: bytes, member: bytes) -> bytes:
    """Return the archive with one bit of a stored member's body turned over."""
    made = bytearray(document)
    made[document.index(member)] ^= 1
    return bytes(made)
