"""The badge on the pages: the form, the case, the person, and who reaches one next."""

from datetime import date

import pytest
from django.urls import reverse

from tests.flows.badge.conftest import ADMITTED_ON, Badge, a_province_that_awards
from tests.web.cases.forms import paper, send


@pytest.fixture
def way(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    told = Badge(world=a_province_that_awards())
    told.membership(admission_decided_on=ADMITTED_ON)
    return told


def declares(way, reader, **typed):
    address = reverse("case-new", kwargs={"name": "badge"})
    return send(
        reader,
        address,
        member=str(way.world.id("Vinh")),
        years="30",
        decided_on="04/03/2024",
        **paper("badge_declaration", "04/03/2024"),
        **{"award_on": "19/05/2024", "ground": "in_time", **typed},
    )


def test_a_case_is_opened_from_a_form_and_told_in_words(way, sign_in):
    reader = sign_in("Đạt")

    answer = declares(way, reader)

    assert answer.status_code == 302
    page = reader.get(answer.url).content.decode()
    assert "Vinh làm tờ khai đề nghị tặng Huy hiệu 30 năm tuổi Đảng" in page
    assert "quyết định kết nạp ngày 19/05/1994" in page


def test_a_day_too_early_is_refused_in_words(way, sign_in):
    answer = declares(way, sign_in("Đạt"), award_on="03/02/2024")

    assert answer.status_code == 422
    assert "mới đủ 30 năm tuổi Đảng" in answer.content.decode()


def test_the_page_of_the_person_shows_the_badge_with_its_days(way, sign_in):
    way.decided()
    way.handed_over()

    page = sign_in("Đạt").get(reverse("person", args=[way.world.id("Vinh")])).content.decode()

    assert "Huy hiệu 30 năm tuổi Đảng" in page
    assert "Trao ngày 19/05/2024" in page
    assert "22/04/2024" in page


class TestReaching:
    def test_is_shown_to_who_reads_the_register(self, way, sign_in):
        way.membership("Lập", admission_decided_on=date(1994, 12, 1))
        address = reverse("badges", args=[way.world.units["Phòng"].id])

        page = sign_in("Đạt").get(address).content.decode()

        assert ">Lập</a>" in page
        assert "01/12/2024" in page

    @pytest.mark.parametrize("reader", ["Vinh", "Sương"])
    def test_is_nothing_to_others(self, way, sign_in, reader):
        address = reverse("badges", args=[way.world.units["Phòng"].id])

        assert sign_in(reader).get(address).status_code == 404
