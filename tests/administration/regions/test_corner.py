"""The corner has every shape of organisation that admission must find its road through."""

from collections import Counter

import pytest

from workflows.engine.ladder.roads import DELEGATED

DEPARTMENT = "ca-mau.dcd.nong-nghiep"
SECTION = f"{DEPARTMENT}.khoi-van-phong"


def officials(unit):
    return [member for member in unit.members if member.recognised_on]


def seated(unit, body):
    return {
        (seat.office, seat.named) for seat in unit.seats if seat.body_id == unit.bodies[body].id
    }


def test_a_cell_with_a_cell_committee_stands_below_a_sub_committee_and_a_block(corner):
    cell = corner[f"{SECTION}.van-phong"]
    road = [unit.level_kind for unit in corner.values() if cell.path.startswith(unit.path)]

    assert len(officials(cell)) == 19
    assert "cell_committee" in cell.bodies
    assert road == ["province", "block_civil", "grassroots_committee", "sub_committee_unit", "cell"]
    assert "sub_committee" in corner[SECTION].bodies
    assert "standing_committee" in corner[DEPARTMENT].bodies


def test_a_cell_without_a_cell_committee_has_a_secretary_and_a_deputy(corner):
    cell = corner[f"{SECTION}.thanh-tra"]

    assert set(cell.bodies) == {"cell_meeting"}
    assert {office for office, _ in seated(cell, "cell_meeting")} == {
        "secretary",
        "deputy_secretary",
    }


def test_a_single_cell_is_a_grass_roots_organisation_straight_under_the_block(corner):
    cell = corner["ca-mau.dcd.y-hoc-co-truyen"]

    assert cell.level_kind == "grassroots_cell"
    assert cell.parent_id == corner["ca-mau.dcd"].id


def test_a_grass_roots_committee_is_delegated_by_the_standing_committee_of_the_block(corner):
    (mandate,) = corner["ca-mau.dcd.san-nhi"].mandates
    standing = corner["ca-mau.dcd"].bodies["standing_committee"]

    assert (mandate.function, mandate.document) == (DELEGATED, "118-QĐ/ĐU")
    assert mandate.given_by == standing.id


def test_a_cell_has_two_official_members(corner):
    cell = corner["ca-mau.dcd.lien-hiep-hoi.phan-bien"]

    assert len(officials(cell)) == 2


def test_a_grass_roots_committee_of_five_has_no_standing_committee(corner):
    unit = corner["ca-mau.dcd.lien-hiep-hoi"]

    assert unit.bodies["committee"].size == 5
    assert set(unit.bodies) == {"committee"}


def test_a_cell_has_nobody_who_may_act_and_another_only_its_deputy(corner):
    empty, led_by_deputy = corner[f"{DEPARTMENT}.khuyen-nong"], corner[f"{DEPARTMENT}.chan-nuoi"]

    assert empty.seats == ()
    assert {office for office, _ in seated(led_by_deputy, "cell_meeting")} == {"deputy_secretary"}


def test_members_are_in_every_circumstance(corner):
    kinds = Counter(each.kind for unit in corner.values() for each in unit.conditions)

    assert kinds["temporary_transfer_out"] >= 2
    assert kinds["exempted"] >= 1
    assert (kinds["suspended"], kinds["under_criminal_proceedings"]) == (1, 1)


def test_a_member_of_one_organisation_takes_part_in_another(corner):
    away = next(
        each
        for each in corner[f"{SECTION}.van-phong"].conditions
        if each.kind == "temporary_transfer_out"
    )

    assert away.host_id == corner["ca-mau.dcd.y-hoc-co-truyen"].id


def test_the_secretary_of_a_committee_leads_the_bodies_it_forms(corner):
    block = corner["ca-mau.dcd"]

    for body in ("committee", "standing_committee", "standing_members"):
        assert ("secretary", "Trịnh Công Lập") in seated(block, body)
        assert ("standing_deputy_secretary", "Trần Thị Diễm My") in seated(block, body)


@pytest.mark.parametrize(
    ("unit", "body", "office", "name"),
    [
        (f"{SECTION}.van-phong", "cell_meeting", "secretary", "Phan Thành Đạt"),
        (SECTION, "sub_committee", "secretary", "Bùi Quang Vinh"),
        (DEPARTMENT, "committee", "secretary", "Lê Minh Thuận"),
        (DEPARTMENT, "organisation_department", "organisation_officer", "Lâm Thị Ngọc Diệp"),
        ("ca-mau.dcd", "organisation_department", "organisation_officer", "Quách Gia Lộc"),
        ("ca-mau.dcd", "inspection_committee", "inspection_member", "Quan Vĩnh Tường"),
        ("ca-mau", "organisation_department", "organisation_officer", "Danh Hoàng Ri"),
        ("ca-mau", "organisation_department", "hierarchy_administrator", "Âu Dương Nhật Hạ"),
    ],
)
def test_the_cast_sits_where_the_story_needs_it(corner, unit, body, office, name):
    assert (office, name) in seated(corner[unit], body)


def test_the_cast_holds_no_seat_that_is_not_described(corner):
    held = Counter(seat.named for unit in corner.values() for seat in unit.seats)

    assert held["Quan Vĩnh Tường"] == 1
    assert held["Âu Dương Nhật Hạ"] == 1
    assert held["Kim Thị Ngọc Sương"] == 0


def test_the_corner_is_the_same_inside_the_whole_region(corner, planned):
    region = {unit.code: unit for unit in planned("nam-song-hau").units}

    for code, unit in corner.items():
        assert region[code].id == unit.id
        assert region[code].members == unit.members
