"""What the web hands out: the bytes as an attachment, under a name that tells no person."""

from datetime import date

import pytest

from tests.papers import paper_files as made
from tests.papers.kinds import AT, LIFE_HISTORY, MINUTES
from workflows.papers import documents, files
from workflows.papers.documents import Sheet
from workflows.papers.downloads import KeptElsewhere, download

DAY = date(2024, 7, 24)


def add(dossier, *, kind, file=None, kept_at=""):
    return documents.add_document(
        dossier=dossier,
        kind=kind,
        sheet=Sheet(dated_on=DAY, file=file, kept_at=kept_at),
        added_by=dossier.subject_id,
        at=AT,
        about="Hoa",
    )


@pytest.fixture
def kept_file(files_root, dossier):
    with (files_root.parent / "ly-lich-cua-Hoa.pdf").open("wb+") as upload:
        upload.write(made.pdf())
        return files.stored(upload=upload, name="ly-lich-cua-Hoa.pdf", kind=MINUTES, at=AT)


def test_the_file_is_where_the_download_says(dossier, kept_file):
    document = add(dossier, kind=LIFE_HISTORY, file=kept_file)

    found = download(document.id)

    assert found.path.read_bytes() == made.pdf()
    assert found.size == len(made.pdf())
    assert found.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [
        pytest.param(LIFE_HISTORY, "2-knd_2024-07-24_", id="the form's code"),
        pytest.param(MINUTES, "meeting-minutes_2024-07-24_", id="the kind, without a form"),
    ],
)
def test_the_name_tells_the_paper_and_its_day_and_no_person(dossier, kept_file, kind, beginning):
    document = add(dossier, kind=kind, file=kept_file)

    name = download(document.id).name

    assert name == f"{beginning}{document.id.hex[-8:]}.pdf"
    assert name.isascii()


def test_the_browser_saves_and_never_opens_it(dossier, kept_file):
    document = add(dossier, kind=LIFE_HISTORY, file=kept_file)

    headers = download(document.id).headers

    assert headers["Content-Disposition"].startswith('attachment; filename="2-knd_')
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Content-Length"] == str(len(made.pdf()))


def test_a_withdrawn_paper_stays_readable(dossier, kept_file):
    document = add(dossier, kind=LIFE_HISTORY, file=kept_file)
    documents.withdraw_document(document_id=document.id, reason="ghi nhầm")

    assert download(document.id).path.exists()


def test_a_reference_names_the_place(dossier):
    document = add(dossier, kind=LIFE_HISTORY, kept_at="Tủ hồ sơ số 2")

    with pytest.raises(KeptElsewhere) as refused:
        download(document.id)

    assert refused.value.facts == {"paper": "life_history", "kept_at": "Tủ hồ sơ số 2"}
