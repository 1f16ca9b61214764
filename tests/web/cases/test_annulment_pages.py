"""The forms of annulment, and the way that the page of its case draws for each ground."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.annulment.conftest import Annulment
from tests.web.cases.forms import send

NEW = reverse("case-new", kwargs={"name": "annulment"})


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return Annulment(world=a_province_with_every_shape())


class TestOpening:
    def test_asks_which_decision_and_offers_the_grounds_of_the_rule_pack(self, way, sign_in):
        page = sign_in("Đạt").get(NEW).content.decode()

        assert 'name="annuls" value="recognition"' in page
        assert 'value="annulment.ground_wrong_authority"' in page

    def test_says_that_the_decision_is_not_chosen(self, way, sign_in):
        answer = send(
            sign_in("Đạt"),
            NEW,
            member=str(way.world.id("Khiêm")),
            decided_on="06/05/2024",
            ground="annulment.ground_wrong_steps",
            reason="Kết luận xác minh",
        )

        assert answer.status_code == 422


class TestWay:
    @pytest.mark.parametrize(
        ("ground", "drawn"),
        [
            ("wrong_standards", {"Thu thẻ": True, "Quyết định lại": False}),
            ("wrong_authority", {"Quyết định lại": True, "Chi bộ xét và biểu quyết lại": False}),
            ("wrong_steps", {"Quyết định lại": True, "Chi bộ xét và biểu quyết lại": True}),
        ],
    )
    def test_is_the_one_on_which_the_ground_leads(self, way, sign_in, address, ground, drawn):
        way.prepares(ground)

        page = sign_in("Đạt").get(address("case")).content.decode()

        assert {words: words in page for words in drawn} == drawn

    def test_shows_that_the_standing_was_lost_once_the_right_body_decides_otherwise(
        self, way, sign_in, address
    ):
        way.prepares("wrong_authority")
        way.is_annulled()
        way.decides_again(yes=1, no=3)

        page = sign_in("Đạt").get(address("case")).content.decode()

        assert "không còn tư cách đã được quyết định" in page
        assert "Thời gian được khiếu nại quyết định hủy bỏ" in page


class TestComplaint:
    @pytest.mark.parametrize("complained", [False, True])
    def test_has_a_place_of_its_own(self, way, sign_in, address, complained):
        way.prepares()
        way.is_annulled()
        way.is_announced()

        named = {"step": "complaint_window_runs"}
        place = (
            address("case-manner", **named, manner="complained")
            if complained
            else address("case-step", **named)
        )
        page = sign_in("Đạt").get(place).content.decode()

        assert ('name="paper-annulment_complaint-file"' in page) == complained

    def test_is_answered_in_the_words_of_an_annulment(self, way, sign_in, address):
        on = date(2024, 8, 1)
        way.prepares()
        way.is_annulled()
        way.is_announced()
        way.does(
            "complaint_window_runs",
            on,
            manner="complained",
            papers=[way.paper("annulment_complaint", on)],
        )

        page = sign_in("Đạt").get(address("case-step", step="cell_receives_answer"))

        assert "Bãi bỏ quyết định hủy bỏ" in page.content.decode()
