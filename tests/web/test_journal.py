"""The journal's pages: what was done, why it was allowed, what it changed, whether it holds."""

import re
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.corner import signed_in
from tests.tamper.runs import as_owner
from workflows.authority.scopes import opened_for
from workflows.journal.log import rounds
from workflows.journal.models import Entry
from workflows.people.models import User
from workflows.web import moments
from workflows.web.journal.rows import compared
from workflows.web.questions import journal

AT = datetime(2024, 10, 25, 4, tzinfo=UTC)
SECRETARY, INSPECTOR, STRANGER = "dat", "tuong", "an"
TICK = '<path class="k" d="M26'


def entry_of(case_id, *, reader=SECRETARY, number=1):
    person_id = User.objects.get(username=reader).person_id
    with opened_for(person_id=person_id, at=moments.now()):
        return Entry.objects.get(stream_id=case_id, number=number)


def shown(reader, address):
    answer = signed_in(reader).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def of_the_case(case_id, **asked):
    more = "".join(f"&{name}={value}" for name, value in asked.items())
    return f"{reverse('journal')}?case={case_id}{more}"


@contextmanager
def changed(entry, *, office):
    """Let the owner of the database change an entry for a while."""
    change = "UPDATE journal_entry SET office = %s WHERE id = %s"
    with as_owner() as owner:
        owner.execute(change, [office, entry.id])
        owner.commit()
        yield
        owner.execute(change, [entry.office, entry.id])
        owner.commit()


class TestWhoSees:
    def test_the_inspector_reads_what_was_done_in_a_case_whose_file_is_not_theirs(
        self, corner, corner_case
    ):
        assert (
            signed_in(INSPECTOR).get(reverse("case", args=[corner_case.case_id])).status_code == 404
        )

        page = shown(INSPECTOR, of_the_case(corner_case.case_id))

        assert str(entry_of(corner_case.case_id).id) in page

    def test_who_stands_beside_sees_nothing_of_it(self, corner, corner_case):
        page = shown(STRANGER, of_the_case(corner_case.case_id))
        entry = entry_of(corner_case.case_id)

        assert str(entry.id) not in page
        assert signed_in(STRANGER).get(reverse("entry", args=[entry.id])).status_code == 404

    def test_readings_are_shown_to_the_inspector_and_not_to_who_reads_the_case(
        self, corner, corner_case
    ):
        shown(SECRETARY, reverse("case", args=[corner_case.case_id]))
        address = of_the_case(corner_case.case_id, kind="readings")

        assert "Phan Thành Đạt" in shown(INSPECTOR, address)
        assert "Quan Vĩnh Tường" not in shown(SECRETARY, address)

    def test_it_is_in_the_journal_that_it_was_read(self, corner, corner_case):
        address = of_the_case(corner_case.case_id, kind="readings")
        before = shown(INSPECTOR, address).count("Nhật ký được mở xem")

        assert shown(INSPECTOR, address).count("Nhật ký được mở xem") == before + 1


class TestEntry:
    def test_says_why_it_was_allowed(self, corner, corner_case):
        entry = entry_of(corner_case.case_id)
        page = shown(INSPECTOR, reverse("entry", args=[entry.id]))

        assert entry.editions["power"]["parameter"] == "powers.case.open"
        assert "Mở hồ sơ" in page
        assert "Văn bản phân công" in page

    def test_says_what_it_changed_in_the_reader_s_words(self, corner, corner_case):
        page = shown(INSPECTOR, reverse("entry", args=[entry_of(corner_case.case_id).id]))

        assert re.search(r"Bước của hồ sơ\s*·\s*thêm mới", page)
        assert "đang chờ" in page


class TestSeals:
    def test_a_case_that_is_whole_is_said_to_be(self, corner, corner_case):
        rounds.seal(AT)

        page = shown(INSPECTOR, of_the_case(corner_case.case_id))
        assert "Nhật ký của hồ sơ này nguyên vẹn" in page
        assert TICK in page

    def test_without_a_key_a_case_is_shown_and_nothing_is_said_of_its_chain(
        self, corner, corner_case, settings, tmp_path
    ):
        settings.JOURNAL_KEY, settings.JOURNAL_KEYS = "", tmp_path / "none"
        page = shown(INSPECTOR, of_the_case(corner_case.case_id))

        assert str(entry_of(corner_case.case_id).id) in page
        assert "nguyên vẹn" not in page
        assert "không còn như khi ghi" not in page
        assert TICK not in page

    def test_an_entry_that_was_changed_is_named(self, corner, corner_case):
        rounds.seal(AT)
        entry = entry_of(corner_case.case_id)
        with changed(entry, office="deputy_secretary"):
            page = shown(INSPECTOR, of_the_case(corner_case.case_id))

        assert "không còn như khi ghi" in page
        assert reverse("entry", args=[entry.id]) in page


class TestFilters:
    @pytest.mark.parametrize(
        "asked",
        [
            "kind=nothing",
            "case=nothing",
            "person=1",
            "after=nothing",
            "after=2024-10-25T04:00:00_1",
        ],
    )
    def test_what_makes_no_sense_is_not_found(self, corner, asked):
        assert signed_in(INSPECTOR).get(f"{reverse('journal')}?{asked}").status_code == 404

    @pytest.mark.parametrize("day", ["31/02/2024", "x", "01/01/0001", "31/12/9999"])
    def test_a_day_that_is_none_is_said_and_stays(self, corner, day):
        page = shown(INSPECTOR, f"{reverse('journal')}?since={day}&until={day}")

        assert f'value="{day}"' in page

    def test_each_page_goes_on_where_the_one_before_ended(self, corner, corner_case, monkeypatch):
        monkeypatch.setattr(journal, "PAGE", 4)
        seen, address = [], f"{reverse('journal')}?kind=all"
        while address:
            page = shown(INSPECTOR, address)
            seen += re.findall(r'<h3><a href="/journal/([^"]+)"', page)
            following = re.search(r'<a class="btn" href="(\?[^"]*after=[^"]+)">', page)
            address = reverse("journal") + following[1].replace("&amp;", "&") if following else ""

        assert len(seen) == len(set(seen)) > 2 * journal.PAGE


def test_texts_are_compared_word_by_word():
    before, after = compared("công tác tại Sở từ 2019", "công tác tại xã từ 2019")

    assert [part.text for part in before if part.changed] == ["Sở"]
    assert [part.text for part in after if part.changed] == ["xã"]
    assert "".join(part.text for part in after) == "công tác tại xã từ 2019"
