"""The page of a unit as of a day, and what it costs."""

import re
from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from tests.corner import AGRICULTURE, OFFICE_CELL, signed_in, unit
from tests.counting import counted
from workflows.authority.scopes import opened_for
from workflows.organisation.models import Place
from workflows.people.models import User
from workflows.web import moments
from workflows.web.questions import units

BLOCK = "ca-mau.dcd"
HOSPITAL = "ca-mau.dcd.san-nhi"
VACANT = "ca-mau.dcd.nong-nghiep.van-phong-dieu-phoi"
MOST_QUERIES = 30


def page(username: str, code: str, query: str = "") -> str:
    """Return what one of the cast reads on a unit's page."""
    answer = signed_in(username).get(reverse("unit", args=[unit(code).id]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestAUnit:
    def test_names_its_seats_and_links_those_who_may_be_looked_at(self, corner):
        shown = page("thuan", OFFICE_CELL)
        dat = User.objects.get(username="dat")

        assert f'<a href="{reverse("person", args=[dat.person_id])}">Phan Thành Đạt</a>' in shown

    def test_names_a_seat_that_stands_empty(self, corner):
        with opened_for(person_id=None, at=moments.now()):
            empty = [
                each.code
                for each in (unit(AGRICULTURE), unit(VACANT))
                if not any(
                    seat.office == "secretary"
                    for seat in units.appointments(each.id, on=moments.today())
                )
            ]

        assert "Còn trống" not in page("thuan", AGRICULTURE)
        assert all("Còn trống" in page("thuan", code) for code in empty)

    def test_lists_its_members_in_the_order_of_given_names(self, corner):
        shown = page("thuan", OFFICE_CELL)
        names = re.findall(r'scope="row"><a href="/persons/[^"]+">([^<]+)</a>', shown)

        given = [name.rpartition(" ")[2] for name in names]
        assert (
            given.index("Diệp")
            < given.index("Đạt")
            < given.index("Vinh" if "Vinh" in given else "Tùng")
        )
        assert len(names) == 21

    def test_hides_its_members_from_an_inspector(self, corner):
        shown = page("tuong", OFFICE_CELL)

        assert "không cho xem danh sách đảng viên" in shown
        assert "/persons/" not in shown.partition("<main")[2]

    def test_hides_its_cases_from_an_administrator(self, corner):
        assert "hồ sơ đang mở" not in page("ha", AGRICULTURE)
        assert "hồ sơ đang mở" in page("thuan", AGRICULTURE)

    def test_says_what_it_may_decide_and_under_which_article(self, corner):
        shown = page("my", BLOCK)

        assert "theo chức năng của tổ chức" in shown
        assert "Điểm 4.3.2b" in shown

    def test_says_when_it_decides_by_a_delegation(self, corner):
        assert "theo ủy quyền" in page("truc", HOSPITAL)

    def test_links_only_the_units_above_it_that_the_reader_reaches(self, corner):
        crumbs = page("dat", OFFICE_CELL).partition('<nav class="crumbs"')[2].partition("</nav>")[0]

        assert reverse("unit", args=[unit(AGRICULTURE).id]) in crumbs
        assert reverse("unit", args=[unit(BLOCK).id]) not in crumbs


class TestAsOfADay:
    def test_shows_the_members_of_that_day(self, corner):
        before = page("thuan", OFFICE_CELL, "?on=2020-01-01")

        assert "Đang xem tổ chức như ngày 01/01/2020" in before
        assert len(re.findall(r'scope="row"><a href="/persons/', before)) < 21

    @pytest.mark.parametrize("day", [date(2020, 1, 1), date(2022, 1, 1), date(2024, 10, 25)])
    def test_counts_those_whom_its_cells_list_on_that_day(self, corner, day):
        thuan = User.objects.get(username="thuan")
        with opened_for(person_id=thuan.person_id, at=moments.now()):
            top = units.placed(unit(AGRICULTURE).id, on=day)
            below = Place.objects.filter(path__startswith=f"{top.path}.", during__contains=day)
            listed = Counter(
                member.standing
                for cell in [top.id, *below.values_list("unit_id", flat=True)]
                for member in units.members(cell, on=day)
            )
            counted = units.figures(top.path, on=day, today=moments.today())

        assert (counted.official, counted.probationary) == (
            listed["official"],
            listed["probationary"],
        )

    def test_is_kept_from_unit_to_unit(self, corner):
        shown = page("thuan", AGRICULTURE, "?on=2023-01-01")

        assert f"{reverse('unit', args=[unit(OFFICE_CELL).id])}" not in shown
        assert "?on=2023-01-01" in shown

    def test_a_day_before_it_was_founded_shows_no_such_page(self, corner):
        address = reverse("unit", args=[unit(OFFICE_CELL).id])

        assert signed_in("thuan").get(f"{address}?on=1990-01-01").status_code == 404

    @pytest.mark.parametrize("typed", ["01/01/2023", "1-1-2023", "2023-01-01"])
    def test_is_read_however_it_is_typed(self, corner, typed):
        assert "01/01/2023" in page("thuan", OFFICE_CELL, f"?on={typed}")

    def test_what_is_no_day_is_said_and_stays_in_the_field(self, corner):
        shown = page("thuan", OFFICE_CELL, "?on=hom+qua")

        assert 'value="hom qua"' in shown
        assert "Viết ngày như 14/03/2026" in shown


@pytest.mark.parametrize("code", [BLOCK, AGRICULTURE, OFFICE_CELL])
def test_a_unit_costs_a_bounded_number_of_queries(corner, code):
    browser, address = signed_in("my"), reverse("unit", args=[unit(code).id])
    browser.get(address)

    with counted() as sent:
        browser.get(address)

    assert len(sent) <= MOST_QUERIES


def test_a_unit_is_found_by_any_spelling(corner):
    browser = signed_in("thuan")

    for sought in ("văn phòng sở", "van phong so", "VĂN PHÒNG SỞ"):
        assert (
            "Chi bộ Văn phòng Sở"
            in browser.post(reverse("search"), {"sought": sought})
            .content.decode()
            .partition("<main")[2]
        )


def test_signs_that_mean_anything_to_a_pattern_are_sought_as_they_are(corner):
    found = signed_in("thuan").post(reverse("search"), {"sought": "%"})

    assert "Không tìm thấy gì" in found.content.decode()


def test_the_people_of_a_day_are_those_of_the_register(corner):
    thuan = User.objects.get(username="thuan")
    with opened_for(person_id=thuan.person_id, at=moments.now()):
        members = units.members(unit(OFFICE_CELL).id, on=date(2024, 10, 25))

    assert {member.standing for member in members} == {"official", "probationary"}
