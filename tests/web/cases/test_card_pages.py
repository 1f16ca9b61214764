"""The card on the pages: where its number is typed, and who reads the whole of it."""

from datetime import date

import pytest
from django.urls import reverse

from tests.builders import a_province_with_every_shape
from tests.flows.recognition.conftest import CEREMONY, Probation
from tests.web.cases.forms import paper, send

NUMBER, MASKED = "01.234567", "…567"
DECIDED = date(2024, 9, 10)


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    way = Probation(world=a_province_with_every_shape())
    membership = way.membership()
    membership.admitted_on, membership.admission_decided_on = CEREMONY, date(2023, 6, 1)
    membership.save()
    way.decided(DECIDED)
    return way


@pytest.fixture
def member(way):
    way.card_issued(DECIDED, number=NUMBER)
    way.does("cell_announces", date(2024, 10, 3))
    return reverse("person", args=[way.world.id("Ngân")])


@pytest.mark.parametrize("reader", ["Đạt", "Ủy viên 1", "Ủy viên 10", "Ngân"])
def test_a_number_is_read_in_full_by_its_holder_and_by_who_keeps_cards(sign_in, member, reader):
    page = sign_in(reader).get(member).content.decode()

    assert NUMBER in page
    assert "Đảng viên đang giữ" in page


def test_others_who_see_the_member_read_its_last_signs(sign_in, member):
    page = sign_in("Ủy viên 2").get(member).content.decode()

    assert NUMBER not in page
    assert MASKED in page


def test_the_days_of_the_standing_the_decision_and_the_card_stand_apart(sign_in, member):
    page = sign_in("Đạt").get(member).content.decode()

    assert "từ 03/07/2024" in page
    assert "Quyết định ngày 10/09/2024" in page
    assert "trao ngày 03/10/2024" in page


def test_the_page_of_the_case_tells_of_the_card_without_its_number(way, sign_in, member, address):
    page = sign_in("Đạt").get(address("case")).content.decode()

    assert "Đã phát thẻ đảng viên cho Ngân theo quyết định" in page
    assert "trao thẻ đảng viên cho Ngân" in page
    assert NUMBER not in page


def test_the_committee_above_types_both_numbers(way, sign_in, address):
    reader = sign_in("Ủy viên 10")
    form = address("case-step", step="committee_issues_card")

    answer = send(
        reader,
        form,
        decided_on="10/09/2024",
        number=NUMBER,
        document="88-QĐ/ĐU",
        basis="Mẫu cũ",
        **paper("card_decision", "10/09/2024"),
    )

    assert answer.status_code == 302, answer.content.decode()
    assert way.cards()[0].number == NUMBER
