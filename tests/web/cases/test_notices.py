"""Notices: each body reads what was decided on its cases, either way, and nobody else does."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from tests.counting import counted
from tests.flows.admission.test_corrections import correct
from tests.flows.admission.test_recalls import recall
from workflows.engine import endings
from workflows.engine.models import Notice
from workflows.engine.relay import relay_once
from workflows.foundation.identifiers import new_id
from workflows.web.questions import notices as questions

AT = datetime(2024, 10, 25, 4, tzinfo=UTC)
DECLINED = "Cấp ủy có thẩm quyền không kết nạp Nguyễn Thị Hồng Gấm: 2/4 tán thành"


def read(client, query=""):
    """Return what the page of notices says."""
    return client.get(reverse("notices") + query).content.decode()


def titles(page):
    """Return what each notice of a page tells."""
    return re.findall(r"<h2>(.*?)</h2>", page.partition("<main")[2])


def following(page):
    """Return the address of the page after this one, if there is one."""
    found = re.search(r'href="(\?after=[^"]+)"', page)
    return unescape(found[1]) if found else None


def repeat(way, times):
    """Make the latest notice known as often again, each a minute after the other."""
    way.world.see_everything()
    known = Notice.objects.latest("made_at")
    Notice.objects.bulk_create(
        Notice(
            key=f"{known.key}:{number}",
            body_id=known.body_id,
            kind=known.kind,
            case_id=known.case_id,
            ids=known.ids,
            made_at=AT + timedelta(minutes=number),
            path=known.path,
        )
        for number in range(1, times + 1)
    )


@pytest.fixture
def declined(way):
    """Bring a case to a committee that does not admit the applicant, and tell everybody."""
    way.proposed()
    way.decided(yes=2, no=2)
    relay_once(AT)
    return way


class TestNotices:
    def test_tell_the_cell_that_its_applicant_was_not_admitted(self, declined, sign_in, address):
        shown = read(sign_in("Đạt"))

        assert DECLINED in shown
        assert "hồ sơ đã kết thúc: Không kết nạp" in shown
        assert f'<a href="{address("case")}">Nguyễn Thị Hồng Gấm</a>' in shown
        assert "10/09/2024" in shown

    def test_say_the_same_in_english(self, declined, sign_in):
        browser = sign_in("Đạt")

        browser.post(reverse("language"), {"value": "en", "next": "/"})

        assert "did not admit Nguyễn Thị Hồng Gấm: 2 of 4 in favour" in read(browser)

    def test_tell_that_the_applicant_was_admitted(self, way, sign_in):
        way.proposed()
        way.decided()
        relay_once(AT)

        assert "quyết định kết nạp Nguyễn Thị Hồng Gấm: 4/4" in read(sign_in("Đạt"))

    def test_tell_a_vote_that_fell_short(self, way, sign_in):
        way.resolved(yes=6, no=4)
        relay_once(AT)

        assert "6/10 tán thành" in read(sign_in("Ủy viên 10"))

    def test_tell_what_was_returned_and_why(self, way, sign_in):
        way.resolved()
        way.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            facts={"reason": "Thiếu chữ ký trên lý lịch"},
            manner="return",
        )
        relay_once(AT)

        assert "“Thiếu chữ ký trên lý lịch”" in read(sign_in("Đạt"))

    @pytest.mark.parametrize(
        ("ground", "outcome"),
        [
            pytest.param("withdrew", "Người xin vào Đảng rút đơn", id="withdrawn"),
            pytest.param("died", "Quyết định không còn hiệu lực", id="lapsed"),
        ],
    )
    def test_tell_how_a_case_ended_around_its_steps(self, way, sign_in, ground, outcome):
        way.proposed()
        if ground == "died":
            way.decided()
        endings.end_case(
            case_id=way.case_id,
            actor=way.actor("Đạt"),
            ground=ground,
            reason="Theo đơn ngày 20/09",
            decided_on=date(2024, 9, 20),
            at=way.at,
            key=new_id(),
            no_conflict=True,
        )
        relay_once(AT)

        assert f"hồ sơ đã kết thúc: {outcome}" in read(sign_in("Đạt"))

    def test_tell_a_recall(self, way, sign_in):
        way.resolved()
        recall(way, "cell_resolves", date(2024, 7, 6))
        relay_once(AT)

        assert "“Ghi nhầm ngày trong biên bản”" in read(sign_in("Ủy viên 15"))

    def test_tell_the_cell_of_a_correction_that_turns_an_admission(self, way, sign_in):
        way.proposed()
        way.decided()
        correct(
            way,
            yes=2,
            no=2,
            step="competent_committee_decides",
            by="Ủy viên 10",
            paper=way.paper("correction_note", date(2024, 9, 20)),
            decided_on=date(2024, 9, 20),
        )
        relay_once(AT)

        shown = read(sign_in("Đạt"))
        assert "Đính chính kết quả: 2 tán thành thay vì 4" in shown
        assert "hồ sơ đã kết thúc: Không kết nạp" in shown

    def test_are_read_once_by_whoever_sits_in_two_of_the_bodies(self, way, sign_in):
        way.prepared()
        relay_once(AT)
        way.world.see_everything()
        bodies = [way.world.body("Phòng", kind) for kind in ("cell_meeting", "cell_committee")]
        told = Notice.objects.filter(
            ids__step="applicant_writes_life_history", body__in=bodies
        ).count()

        shown = read(sign_in("Đạt"))

        assert told == 2
        assert shown.count("khai lý lịch") == 1

    def test_are_not_read_in_another_cell(self, declined, sign_in):
        shown = read(sign_in("Sương"))

        assert "Gấm" not in shown
        assert "Chưa có tin báo" in shown

    def test_are_not_read_above_where_nothing_was_made_known(self, way, sign_in):
        way.listed(date(2024, 3, 4))
        relay_once(AT)

        assert "Gấm" not in read(sign_in("Ủy viên 14"))

    def test_are_for_those_who_hold_an_office(self, declined, sign_in):
        assert "hôm nay đồng chí không giữ chức vụ nào" in read(sign_in("Thủy"))


class TestPages:
    @pytest.mark.parametrize("size", [1, 4])
    def test_show_everything_once_though_all_was_made_known_at_one_moment(
        self, declined, sign_in, monkeypatch, size
    ):
        browser = sign_in("Đạt")
        whole = titles(read(browser))
        monkeypatch.setattr(questions, "PAGE", size)

        shown, query = [], ""
        while query is not None:
            page = read(browser, query)
            shown.append(titles(page))
            query = following(page)

        assert [title for page in shown for title in page] == whole
        assert max(map(len, shown)) == size

    def test_hold_thirty(self, declined, sign_in):
        repeat(declined, 40)

        assert len(titles(read(sign_in("Đạt")))) == 30

    def test_ask_the_database_at_most_ten_times(self, declined, sign_in):
        repeat(declined, 40)
        reader = sign_in("Đạt")

        with counted() as sent:
            read(reader)

        assert len(sent) <= 10
