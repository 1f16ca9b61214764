"""The forms of deletion and of leaving, and what a page says once a membership has ended."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.deletion.conftest import Deletion
from tests.web.cases.forms import send

NEW = reverse("case-new", kwargs={"name": "deletion"})
GROUND = "deletion.ground_absent_or_unpaid"


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return Deletion(world=a_province_with_every_shape())


class TestOpening:
    def test_offers_the_grounds_of_the_rule_pack_and_what_they_count(self, way, sign_in):
        page = sign_in("Đạt").get(NEW).content.decode()

        assert f'value="{GROUND}"' in page
        assert "không có lý do chính đáng (từ 3 tháng)" in page
        assert 'name="lasted"' in page
        assert f'<option value="{way.world.id("Ngân")}">Ngân</option>' in page

    def test_says_that_a_ground_is_not_reached(self, way, sign_in):
        answer = send(
            sign_in("Đạt"),
            NEW,
            member=str(way.world.id("Khiêm")),
            decided_on="06/05/2024",
            ground=GROUND,
            lasted="2",
            reason="Bỏ sinh hoạt",
        )

        assert answer.status_code == 422
        assert "đòi hỏi ít nhất 3 tháng hoặc năm" in answer.content.decode()

    def test_tells_the_ground_on_the_page_of_the_case(self, way, sign_in, address):
        way.opens()

        page = sign_in("Đạt").get(address("case")).content.decode()

        assert "Trường hợp: Bỏ sinh hoạt chi bộ hoặc không đóng đảng phí" in page

    def test_of_leaving_offers_its_own_grounds(self, way, sign_in):
        page = sign_in("Đạt").get(reverse("case-new", kwargs={"name": "leaving"})).content.decode()

        assert 'value="leaving.ground_family_hardship"' in page
        assert 'name="lasted"' not in page


class TestRequests:
    def test_the_second_request_has_a_place_for_its_own_proof(self, way, sign_in, address):
        way.opens()
        way.asks(date(2024, 5, 8))
        way.stays_silent(date(2024, 5, 20))

        place = address("case-step", step="cell_requests_self_review")
        page = sign_in("Đạt").get(place).content.decode()

        assert 'name="paper-self_review_request-file"' in page

    @pytest.mark.parametrize("manner", ["unanswered", "refused"])
    def test_there_is_a_form_for_each_way_in_which_none_comes(self, way, sign_in, address, manner):
        way.opens()
        way.asks(date(2024, 5, 8))

        place = address("case-manner", step="member_reviews_self", manner=manner)
        answer = sign_in("Đạt").get(place)

        assert answer.status_code == 200
        assert ('name="paper-self_review_refusal-file"' in answer.content.decode()) == (
            manner == "refused"
        )


class TestTheVote:
    def test_the_list_tells_whose_own_matter_it_is(self, way, sign_in, address):
        way.prepares()

        page = sign_in("Đạt").get(address("case-meeting", step="cell_resolves")).content.decode()

        assert page.count("Người được xét: biểu quyết") == 1
        assert "Người thân" not in page


class TestAfterTheDecision:
    def test_the_page_of_the_case_counts_the_seats_that_others_must_end(
        self, way, sign_in, address
    ):
        way.world.seat("Khiêm", "Sở", "committee", "committee_member")
        way.is_decided()

        page = sign_in("Đạt").get(address("case")).content.decode()

        assert "còn giữ 1 chức vụ" in page

    def test_the_page_of_the_person_says_that_open_offices_must_be_ended(self, way, sign_in):
        way.world.seat("Khiêm", "Sở", "committee", "committee_member")
        reader, place = sign_in("Ủy viên 1"), reverse("person", args=[way.world.id("Khiêm")])
        said = "Người này không còn là đảng viên"
        assert said not in reader.get(place).content.decode()

        way.is_decided()

        assert said in reader.get(place).content.decode()

    def test_the_window_is_a_clock_with_its_article(self, way, sign_in, address):
        way.is_decided()
        way.is_announced()

        page = sign_in("Đạt").get(address("case")).content.decode()

        assert "Thời hạn khiếu nại quyết định xóa tên" in page
        assert "ngày đảng viên nhận được quyết định" in page.lower()
        assert "Có đơn khiếu nại" in page
