"""How files are kept: judged, named by their checksum, written so that a crash leaves none half."""

import hashlib
import io
import stat
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from tests.papers import paper_files as made
from tests.papers.kinds import AT, LIFE_HISTORY, MINUTES
from workflows.papers import files
from workflows.papers.files import ContentNotKept, EmptyFile, FileTooLarge
from workflows.papers.formats import WrongKindOfFile
from workflows.papers.models import StoredFile

pytestmark = pytest.mark.django_db


def store(content, name="don-xin.pdf", kind=LIFE_HISTORY):
    return files.stored(upload=io.BytesIO(content), name=name, kind=kind, at=AT)


def everything_below(root: Path):
    return [each for each in root.rglob("*") if each.is_file()]


class TestStored:
    def test_keeps_the_bytes_under_their_checksum(self, files_root):
        content = made.pdf()
        checksum = hashlib.sha256(content).hexdigest()

        row = store(content)

        place = files_root / checksum[:2] / checksum[2:4] / checksum
        assert (row.sha256, row.size, row.media_type) == (checksum, len(content), "application/pdf")
        assert row.stored_at == AT
        assert place.read_bytes() == content
        assert everything_below(files_root) == [place]

    def test_lets_nobody_else_on_the_machine_read(self, files_root):
        row = store(made.pdf())

        place = files.place_of(row.sha256)
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE(files_root.stat().st_mode) == 0o700

    def test_keeps_the_same_bytes_once(self, files_root):
        first = store(made.pdf(), name="a.pdf")

        again = store(made.pdf(), name="b.pdf", kind=MINUTES)

        assert again == first
        assert StoredFile.objects.count() == 1
        assert len(everything_below(files_root)) == 1

    def test_mends_a_copy_that_was_damaged_on_disk(self, files_root):
        row = store(made.pdf())
        files.place_of(row.sha256).write_bytes(b"half")

        store(made.pdf())

        assert files.place_of(row.sha256).read_bytes() == made.pdf()

    @pytest.mark.parametrize("upload", [SimpleUploadedFile, TemporaryUploadedFile])
    def test_takes_what_a_form_brings(self, files_root, upload):
        if upload is SimpleUploadedFile:
            brought = upload("a.docx", made.docx())
        else:
            brought = upload("a.docx", "text/html", len(made.docx()), None)
            brought.write(made.docx())

        row = files.stored(upload=brought, name=brought.name, kind=LIFE_HISTORY, at=AT)

        assert files.place_of(row.sha256).read_bytes() == made.docx()
        assert row.media_type.endswith("wordprocessingml.document")

    def test_never_writes_where_the_name_points(self, files_root):
        row = store(made.pdf(), name="../../../etc/cron.d/../a.pdf")

        assert everything_below(files_root.parent) == [files.place_of(row.sha256)]

    @pytest.mark.parametrize(
        ("content", "name", "refusal"),
        [
            pytest.param(b"", "a.pdf", EmptyFile, id="an empty file"),
            pytest.param(b"MZ" + bytes(99), "a.pdf", WrongKindOfFile, id="a program"),
            pytest.param(made.pdf() + bytes(3000), "a.pdf", FileTooLarge, id="too large a file"),
        ],
    )
    def test_leaves_nothing_behind_of_a_refused_file(
        self, files_root, settings, content, name, refusal
    ):
        settings.LARGEST_FILE_BYTES = 3000

        with pytest.raises(refusal) as refused:
            store(content, name=name)

        assert refusal.sentence.format(**refused.value.facts)
        assert everything_below(files_root) == []
        assert not StoredFile.objects.exists()

    def test_takes_a_file_of_exactly_the_largest_size(self, files_root, settings):
        settings.LARGEST_FILE_BYTES = len(made.pdf())

        assert store(made.pdf()).size == len(made.pdf())

    def test_says_the_limit_in_megabytes(self, files_root):
        with pytest.raises(FileTooLarge) as refused:
            store(bytes(project.LARGEST_FILE_BYTES + 1))

        assert refused.value.facts == {"file": "don-xin.pdf", "megabytes": 20}


class TestWhereReferencesAreKept:
    def test_refuses_the_content_of_a_personal_paper_before_reading_it(self, files_root, settings):
        settings.KEEPS_PERSONAL_FILES = False

        with pytest.raises(ContentNotKept) as refused:
            store(made.pdf(), kind=LIFE_HISTORY)

        assert refused.value.facts == {"paper": "life_history"}
        assert not files_root.exists()

    def test_keeps_the_content_of_other_papers(self, files_root, settings):
        settings.KEEPS_PERSONAL_FILES = False

        assert store(made.pdf(), kind=MINUTES).size == len(made.pdf())
