"""The page of a person's kinships: who opens it, what is typed there, what it shows."""

import re

import pytest
from django.urls import reverse

from workflows.engine import relief
from workflows.foundation.identifiers import new_id
from workflows.people.models import Kinship, Relation

KEEPERS = {"Đạt", "Diệp", "Ủy viên 1", "Ủy viên 10", "Ủy viên 14", "Ủy viên 15"}
READERS = ("Ủy viên 2", "Ủy viên 11", "Lập", "Sương", "Nhân")


@pytest.fixture
def page(way):
    """Return the address of the kinships of a person of the world."""
    return lambda name: reverse("kinships", args=[way.world.id(name)])


def typed(relative, **changes):
    """Return what is typed of a kinship known by words."""
    return {
        "key": str(new_id()),
        "sought": "",
        "seated": str(relative),
        "relation": "sibling",
        "known_on": "21/10/2024",
        "words": "Đồng chí Lập báo cáo tại cuộc họp chi bộ",
        **changes,
    }


def text(answer):
    return answer.content.decode()


class TestWhoOpensIt:
    @pytest.mark.parametrize("name", [*sorted(KEEPERS), *READERS])
    def test_those_who_keep_kinships_there_and_nobody_else(self, sign_in, page, name):
        answer = sign_in(name).get(page("Lập"))

        assert answer.status_code == (200 if name in KEEPERS else 404)

    def test_the_person_is_not_shown_their_own(self, sign_in, page):
        assert sign_in("Lập").get(page("Lập")).status_code == 404

    def test_an_inspector_is_not_shown_it(self, way, sign_in, page):
        way.world.person("Kiểm tra", cell="Cơ quan khối")
        way.world.seat("Kiểm tra", "Khối", "inspection_committee", "inspection_chair")

        assert sign_in("Kiểm tra").get(page("Lập")).status_code == 404

    def test_the_page_of_a_person_leads_there_for_keepers_alone(self, way, sign_in, page):
        address = reverse("person", args=[way.world.id("Lập")])

        assert page("Lập") in text(sign_in("Đạt").get(address))
        assert page("Lập") not in text(sign_in("Ủy viên 2").get(address))


class TestRecording:
    def test_somebody_is_found_by_name_and_chosen(self, way, sign_in, page):
        browser = sign_in("Đạt")

        found = browser.post(page("Lập"), typed("", sought="vinh", find="yes", words="Họp"))
        recorded = browser.post(
            page("Lập"), typed("", sought="vinh", found=str(way.world.id("Vinh")))
        )

        assert re.search(rf'type="radio"[^>]+value="{way.world.id("Vinh")}"', text(found))
        assert "Họp" in text(found)
        assert recorded.status_code == 302
        shown = text(browser.get(page("Lập")))
        assert "Anh, chị, em ruột: Vinh" in shown
        assert "Đồng chí Lập báo cáo" in shown

    def test_somebody_on_another_s_register_is_chosen_from_the_bodies_above(
        self, way, sign_in, page
    ):
        browser, relative = sign_in("Đạt"), way.world.id("Ủy viên 10")

        answer = browser.post(page("Lập"), typed(relative))

        assert answer.status_code == 302
        assert "Ủy viên 10" in text(browser.get(page("Lập")))

    def test_reads_from_the_other_side_as_what_the_other_is(self, way, sign_in, page):
        browser = sign_in("Đạt")

        browser.post(page("Lập"), typed(way.world.id("Diệp"), relation="child"))

        assert "Con: Diệp" in text(browser.get(page("Lập")))
        assert "Cha hoặc mẹ: Lập" in text(browser.get(page("Diệp")))

    def test_by_a_paper(self, way, sign_in, page):
        browser = sign_in("Đạt")
        paper = {"document_kind": "Giấy khai sinh", "document": "112", "document_on": "03/02/1990"}

        browser.post(page("Lập"), typed(way.world.id("Diệp"), words="", **paper))

        assert "Giấy khai sinh, 112, 03/02/1990" in text(browser.get(page("Lập")))

    def test_twice_from_one_form_is_once(self, way, sign_in, page):
        browser, sent = sign_in("Đạt"), typed(way.world.id("Diệp"))

        assert [browser.post(page("Lập"), sent).status_code for _ in range(2)] == [302, 302]
        way.world.see_everything()
        assert Kinship.objects.count() == 1

    @pytest.mark.parametrize(
        "wrong", [{"seated": ""}, {"relation": ""}, {"known_on": "hôm qua"}, {"words": " "}]
    )
    def test_what_is_missing_is_said_and_what_was_typed_stays(self, way, sign_in, page, wrong):
        answer = sign_in("Đạt").post(page("Lập"), typed(way.world.id("Diệp")) | wrong)

        assert answer.status_code == 422
        assert "21/10/2024" in text(answer) or "hôm qua" in text(answer)
        way.world.see_everything()
        assert not Kinship.objects.exists()

    def test_two_persons_at_once_are_not_taken(self, way, sign_in, page):
        sent = typed(way.world.id("Diệp"), sought="vinh", found=str(way.world.id("Vinh")))

        assert sign_in("Đạt").post(page("Lập"), sent).status_code == 422

    def test_somebody_recorded_already_is_a_conflict_with_its_sentence(self, way, sign_in, page):
        browser = sign_in("Đạt")
        browser.post(page("Lập"), typed(way.world.id("Diệp")))

        answer = browser.post(page("Lập"), typed(way.world.id("Diệp")))

        assert answer.status_code == 409
        assert "đã được ghi nhận là người thân" in text(answer)

    @pytest.mark.parametrize("name", READERS)
    def test_by_somebody_who_may_not_is_answered_like_nothing(self, way, sign_in, page, name):
        answer = sign_in(name).post(page("Duyên"), typed(way.world.id("Diệp")))

        assert answer.status_code == 404


class TestWithdrawing:
    @pytest.fixture
    def address(self, way):
        way.world.relatives("Lập", "Diệp")
        return reverse("kinship", args=[way.world.id("Lập"), Kinship.objects.get().pk])

    def test_asks_for_the_reason_and_shows_it_afterwards(self, sign_in, page, address):
        browser = sign_in("Đạt")

        without = browser.post(address, {"key": str(new_id()), "reason": ""})
        withdrawn = browser.post(address, {"key": str(new_id()), "reason": "Trùng tên"})

        assert (without.status_code, withdrawn.status_code) == (422, 302)
        assert "Trùng tên" in text(browser.get(page("Lập")))

    def test_is_offered_to_neither_of_the_two(self, sign_in, page, address):
        browser = sign_in("Diệp")

        assert address not in text(browser.get(page("Lập")))
        assert browser.get(address).status_code == 404
        answer = browser.post(address, {"key": str(new_id()), "reason": "Trùng tên"})
        assert answer.status_code == 422

    def test_a_second_time_is_a_conflict(self, sign_in, address):
        browser = sign_in("Đạt")
        browser.post(address, {"key": str(new_id()), "reason": "Trùng tên"})

        answer = browser.post(address, {"key": str(new_id()), "reason": "Trùng tên"})

        assert browser.get(address).status_code == 404
        assert answer.status_code == 409

    def test_of_another_person_s_kinship_is_not_there(self, way, sign_in, address):
        kinship = Kinship.objects.get()
        elsewhere = reverse("kinship", args=[way.world.id("Vinh"), kinship.pk])

        assert sign_in("Đạt").get(elsewhere).status_code == 404


class TestWhatFollows:
    def test_the_case_says_that_nobody_could_act_and_where_it_went(self, way, sign_in, address):
        way.prepared()
        for name in ("Đạt", "Diệp"):
            way.world.relatives(name, way.case().subject)
        relief.relieve_once(way.at)

        shown = text(sign_in("Ủy viên 1").get(address("case")))

        assert "Không ai thực hiện được bước đang chờ nữa; bước đã chuyển lên cấp trên" in shown


def test_each_relation_has_its_word_and_is_its_own_when_turned_twice():
    assert all(each.turned.turned is each for each in Relation)
