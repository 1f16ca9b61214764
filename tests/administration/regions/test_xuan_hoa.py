"""The small world of 2026 stands on the floors that its law gives it."""

from datetime import date

import pytest

from workflows.authority import law

BEFORE, AFTER = date(2026, 7, 25), date(2026, 7, 26)


@pytest.fixture(scope="module")
def units(planned):
    return {unit.code: unit for unit in planned("xuan-hoa").units}


def test_it_is_small(units):
    assert len(units) == 16
    assert sum(len(unit.members) for unit in units.values()) == 146


def test_everything_in_it_was_founded_when_the_districts_ended(units):
    assert min(unit.since for unit in units.values()) == date(2025, 7, 1)


def test_the_commune_stands_above_the_grass_roots_until_july_2026_and_then_at_them(units):
    kind = law.pack().level_kinds[units["xuan-hoa.tan-hung"].level_kind]

    assert kind.functions.on(BEFORE).value == {"above_grassroots"}
    assert kind.functions.on(AFTER).value == {"grassroots"}


def test_under_the_commune_stand_hamlet_cells_single_cells_and_a_committee(units):
    commune = units["xuan-hoa.tan-hung"]

    below = [unit.level_kind for unit in units.values() if unit.parent_id == commune.id]

    assert sorted(below) == [
        "grassroots_cell",
        "grassroots_cell",
        "grassroots_committee",
        "hamlet_cell",
        "hamlet_cell",
    ]


def test_one_grass_roots_committee_has_a_standing_committee_and_one_has_none(units):
    with_one, without = units["xuan-hoa.ubnd.nong-nghiep"], units["xuan-hoa.ubnd.khoa-hoc"]

    assert "standing_committee" in with_one.bodies
    assert "standing_committee" not in without.bodies


def test_the_provincial_government_has_a_standing_committee(units):
    assert "standing_committee" in units["xuan-hoa.ubnd"].bodies
