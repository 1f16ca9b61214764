"""Papers enter a dossier, are replaced or withdrawn with a reason, and are never lost."""

from datetime import date

import pytest

from tests.papers import paper_files as made
from tests.papers.kinds import AT, KINDS, LIFE_HISTORY, MINUTES
from workflows.papers import documents
from workflows.papers.documents import (
    ChecksumUnreadable,
    DatedInTheFuture,
    NoLongerInDossier,
    PlaceMissing,
    ReasonMissing,
    Sheet,
)
from workflows.papers.files import ContentNotKept
from workflows.papers.models import Document, StoredFile
from workflows.papers.questions import papers_in

TODAY = date(2024, 10, 25)
CABINET = "Tủ hồ sơ số 2, Ban Tổ chức"
CHECKSUM = "ab" * 32


@pytest.fixture
def stored_file(db):
    return StoredFile.objects.create(
        sha256=CHECKSUM, size=len(made.pdf()), media_type="application/pdf", stored_at=AT
    )


def add(dossier, sheet, *, kind=LIFE_HISTORY, about=""):
    return documents.add_document(
        dossier=dossier, kind=kind, sheet=sheet, added_by=dossier.subject_id, at=AT, about=about
    )


def replace(document, sheet):
    return documents.replace_document(
        document_id=document.id, sheet=sheet, kinds=KINDS, replaced_by=document.added_by_id, at=AT
    )


class TestAddDocument:
    def test_adds_a_file(self, dossier, stored_file):
        added = add(dossier, Sheet(dated_on=TODAY, number=" 07 -NQ/CB ", file=stored_file))

        kept = Document.objects.get(pk=added.pk)
        assert (kept.kind, kept.form_code, kept.number) == ("life_history", "2-KNĐ", "07 -NQ/CB")
        assert (kept.file, kept.dated_on, kept.path) == (stored_file, TODAY, dossier.path)

    def test_adds_a_reference(self, dossier):
        sheet = Sheet(dated_on=TODAY, kept_at=CABINET, kept_checksum=f" {CHECKSUM.upper()}\n")

        added = add(dossier, sheet)

        assert (added.file, added.kept_at, added.kept_checksum) == (None, CABINET, CHECKSUM)

    @pytest.mark.parametrize(
        ("sheet", "refusal"),
        [
            pytest.param(
                Sheet(dated_on=date(2024, 10, 26), kept_at=CABINET),
                DatedInTheFuture,
                id="a paper of tomorrow",
            ),
            pytest.param(Sheet(dated_on=TODAY), PlaceMissing, id="neither a file nor a place"),
            pytest.param(Sheet(dated_on=TODAY, kept_at="  "), PlaceMissing, id="an empty place"),
            pytest.param(
                Sheet(dated_on=TODAY, kept_at=CABINET, kept_checksum="abc"),
                ChecksumUnreadable,
                id="half a checksum",
            ),
        ],
    )
    def test_refuses(self, dossier, sheet, refusal):
        with pytest.raises(refusal) as refused:
            add(dossier, sheet)

        assert refusal.sentence.format(**refused.value.facts)
        assert not Document.objects.exists()

    def test_counts_the_day_where_the_people_are(self, dossier):
        late_evening_in_utc = AT.replace(hour=20)

        added = documents.add_document(
            dossier=dossier,
            kind=LIFE_HISTORY,
            sheet=Sheet(dated_on=date(2024, 10, 26), kept_at=CABINET),
            added_by=dossier.subject_id,
            at=late_evening_in_utc,
        )

        assert added.dated_on == date(2024, 10, 26)

    def test_refuses_the_content_of_a_personal_paper_where_references_are_kept(
        self, dossier, stored_file, settings
    ):
        settings.KEEPS_PERSONAL_FILES = False

        with pytest.raises(ContentNotKept):
            add(dossier, Sheet(dated_on=TODAY, file=stored_file))

        assert add(dossier, Sheet(dated_on=TODAY, file=stored_file), kind=MINUTES).file
        assert add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET)).kept_at == CABINET

    def test_leaves_the_form_code_empty_where_the_law_is_silent(self, dossier):
        old = add(dossier, Sheet(dated_on=date(2015, 1, 1), kept_at=CABINET))
        without_form = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET), kind=MINUTES)

        assert (old.form_code, without_form.form_code) == ("", "")

    def test_costs_one_statement(self, dossier, stored_file, django_assert_num_queries):
        with django_assert_num_queries(1):
            add(dossier, Sheet(dated_on=TODAY, file=stored_file))


class TestReplaceDocument:
    def test_puts_a_later_version_in_its_place(self, dossier):
        first = add(dossier, Sheet(dated_on=date(2024, 7, 8), kept_at=CABINET), about="mẹ")

        second = replace(first, Sheet(dated_on=TODAY, kept_at=CABINET))

        first.refresh_from_db()
        assert first.replaced_by == second
        assert (second.kind, second.about) == (first.kind, "mẹ")
        assert [each.id for each in papers_in(dossier.id)] == [second.id]

    def test_refuses_a_second_replacement_of_the_same_version(self, dossier):
        first = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET))
        replace(first, Sheet(dated_on=TODAY, kept_at=CABINET))

        with pytest.raises(NoLongerInDossier) as refused:
            replace(first, Sheet(dated_on=TODAY, kept_at=CABINET))

        assert refused.value.conflict
        assert refused.value.facts == {"paper": "life_history", "dated_on": TODAY}

    def test_asks_the_same_of_the_later_version(self, dossier):
        first = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET))

        with pytest.raises(PlaceMissing):
            replace(first, Sheet(dated_on=TODAY))

        assert [each.id for each in papers_in(dossier.id)] == [first.id]


class TestWithdrawDocument:
    def test_takes_the_paper_out_of_what_counts(self, dossier):
        document = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET))

        documents.withdraw_document(document_id=document.id, reason=" ghi nhầm  người ")

        document.refresh_from_db()
        assert document.withdrawn_reason == "ghi nhầm người"
        assert papers_in(dossier.id) == ()

    def test_refuses_without_a_reason(self, dossier):
        document = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET))

        with pytest.raises(ReasonMissing):
            documents.withdraw_document(document_id=document.id, reason=" ")

        assert len(papers_in(dossier.id)) == 1

    def test_refuses_what_has_left_the_dossier(self, dossier):
        document = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET))
        documents.withdraw_document(document_id=document.id, reason="ghi nhầm")

        with pytest.raises(NoLongerInDossier):
            documents.withdraw_document(document_id=document.id, reason="lần nữa")
        with pytest.raises(NoLongerInDossier):
            replace(document, Sheet(dated_on=TODAY, kept_at=CABINET))


def test_the_papers_of_a_dossier_come_in_the_order_of_their_days(dossier):
    late = add(dossier, Sheet(dated_on=TODAY, kept_at=CABINET), about="cha")
    early = add(dossier, Sheet(dated_on=date(2024, 1, 2), kept_at=CABINET), kind=MINUTES)

    papers = papers_in(dossier.id)

    assert [(each.id, each.kind, each.about, each.dated_on) for each in papers] == [
        (early.id, "meeting_minutes", "", date(2024, 1, 2)),
        (late.id, "life_history", "cha", TODAY),
    ]
