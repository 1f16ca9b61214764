"""The district of Cao Lãnh has exactly the figures that were reported of it."""

from collections import Counter

import pytest


@pytest.fixture(scope="module")
def units(planned):
    return planned("cao-lanh").units


def holder(unit, body, office):
    seats = [s for s in unit.seats if s.body_id == unit.bodies[body].id and s.office == office]
    (seat,) = seats
    return seat.person_id


def test_one_district_has_18_communes_and_towns_and_91_hamlet_cells(units):
    kinds = Counter(unit.level_kind for unit in units)

    assert (kinds["district"], kinds["commune"], kinds["hamlet_cell"]) == (1, 18, 91)


def test_every_hamlet_secretary_heads_the_hamlet_and_every_deputy_the_front_board(units):
    hamlets = [unit for unit in units if unit.level_kind == "hamlet_cell"]

    for unit in hamlets:
        secretary = holder(unit, "cell_meeting", "secretary")
        deputy = holder(unit, "cell_meeting", "deputy_secretary")

        assert holder(unit, "non_party", "hamlet_head") == secretary
        assert holder(unit, "non_party", "front_board_head") == deputy


def test_6_of_18_commune_secretaries_chair_the_people_s_council(units):
    communes = [unit for unit in units if unit.level_kind == "commune"]

    chairing = [
        unit
        for unit in communes
        if holder(unit, "committee", "secretary")
        == holder(unit, "non_party", "commune_people_council_chair")
    ]

    assert len(chairing) == 6


def test_a_post_of_the_state_is_held_by_somebody_in_every_commune(units):
    communes = [unit for unit in units if unit.level_kind == "commune"]

    assert all(holder(unit, "non_party", "commune_people_committee_chair") for unit in communes)


def test_hamlets_stand_straight_under_their_commune(units):
    kinds = {unit.id: unit.level_kind for unit in units}

    parents = {kinds[unit.parent_id] for unit in units if unit.level_kind == "hamlet_cell"}

    assert parents == {"commune"}
