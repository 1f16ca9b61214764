"""A recount on the pages: the form, the case, the person, and the badge that comes sooner."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.recount.conftest import ON_RECORD, Recount
from tests.web.cases.forms import paper, send


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    told = Recount(world=a_province_with_every_shape(), at=datetime(2024, 10, 25, 3, tzinfo=UTC))
    told.membership(admission_decided_on=ON_RECORD)
    return told


def asks(way, reader, *, without=(), **typed):
    kinds = ("earlier_admission_decision", "recount_request", "time_outside_papers")
    papers = {
        name: value
        for kind in kinds
        if kind not in without
        for name, value in paper(kind, "04/09/2024").items()
    }
    return send(
        reader,
        reverse("case-new", kwargs={"name": "recount"}),
        **{
            "member": str(way.world.id("Vinh")),
            "decided_on": "04/09/2024",
            "asked_by": "asked",
            "admission_decided_on": "19/05/1994",
            "reason": "Lý lịch ghi nhầm năm kết nạp.",
            **papers,
            **typed,
        },
    )


class TestForm:
    def test_opens_a_case_that_tells_from_when_and_why(self, way, sign_in):
        reader = sign_in("Đạt")

        answer = asks(way, reader, outside="01/01/2001 - 11/01/2001\n\n01.03.2010 - 6.3.2010\n")

        assert answer.status_code == 302
        page = reader.get(answer.url).content.decode()
        assert "Vinh đề nghị tính tuổi đảng từ ngày 03/06/1994" in page
        assert "số ngày không tham gia sinh hoạt đảng: 15" in page
        assert "01/03/2010 – 06/03/2010" in page
        assert "tuổi đảng tính từ ngày 19/05/1996" in page

    @pytest.mark.parametrize(
        ("outside", "said"),
        [
            pytest.param("01/01/2001", "Mỗi dòng ghi hai ngày", id="one day"),
            pytest.param("01/01/2001 - 31/02/2001", "31/02", id="no such day"),
        ],
    )
    def test_says_what_is_wrong_with_a_line(self, way, sign_in, outside, said):
        answer = asks(way, sign_in("Đạt"), outside=outside)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert said in page
        assert outside in page

    def test_refuses_in_words(self, way, sign_in):
        answer = asks(way, sign_in("Đạt"), without=["recount_request"])

        assert answer.status_code == 422
        assert "Chưa ghi nhận: thiếu đơn của đảng viên." in answer.content.decode()

    def test_says_when_a_paper_is_needed(self, way, sign_in):
        page = sign_in("Đạt").get(reverse("case-new", kwargs={"name": "recount"}))

        assert "Cần đối với người được kết nạp lại." in page.content.decode()


class TestPerson:
    def test_has_the_recount_with_its_days(self, way, sign_in):
        way.proposed_to_the_committee_above(outside=[(date(2001, 1, 1), date(2001, 1, 11))])
        way.committee_above_votes()

        page = sign_in("Đạt").get(reverse("person", args=[way.world.id("Vinh")])).content.decode()

        assert "Các lần xác định lại tuổi đảng" in page
        assert "Tuổi đảng tính từ ngày 29/05/1994" in page
        assert "06/10/2024" in page


def test_who_reaches_a_badge_is_counted_by_the_recount(way, sign_in):
    address = reverse("badges", args=[way.world.units["Phòng"].id])
    assert ">Vinh</a>" not in sign_in("Đạt").get(address).content.decode()

    way.proposed_to_the_committee_above(outside=[(date(2001, 1, 1), date(2001, 7, 1))])
    way.committee_above_votes()

    page = sign_in("Đạt").get(address).content.decode()
    assert ">Vinh</a>" in page
    assert "16/11/2024" in page
