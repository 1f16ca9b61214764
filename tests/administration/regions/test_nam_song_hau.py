"""The region of October 2024 has exactly the figures that were reported of it."""

from collections import Counter

import pytest

GRASS_ROOTS = ("grassroots_committee", "grassroots_cell")
BLOCKS = {
    "can-tho.dcd": (112, 7860),
    "an-giang.ccq-dn": (108, 6480),
    "kien-giang.ccq-dn": (106, 6150),
    "hau-giang.ccq-dn": (78, 4210),
    "soc-trang.ccq-dn": (96, 5360),
    "bac-lieu.ccq": (57, 3340),
    "bac-lieu.dn": (52, 2960),
    "ca-mau.dcd": (95, 6240),
}


@pytest.fixture(scope="module")
def units(planned):
    return planned("nam-song-hau").units


def below(units, code):
    return [unit for unit in units if unit.code.startswith(f"{code}.")]


def test_seven_provinces_and_cities_have_eight_blocks_of_three_models(units):
    kinds = Counter(unit.level_kind for unit in units)
    models = Counter(unit.model for unit in units if unit.model)

    assert kinds["province"] == 7
    assert kinds["block_civil"] == 2
    assert kinds["block_agencies_enterprises"] == 4
    assert (kinds["block_agencies"], kinds["block_enterprises"]) == (1, 1)
    assert models == {"civil_block": 2, "joint_block": 4, "separate_blocks": 2}


def test_the_two_separate_blocks_stand_in_one_province(units):
    parents = {unit.parent_id for unit in units if unit.model == "separate_blocks"}

    assert [unit.code for unit in units if unit.id in parents] == ["bac-lieu"]


def test_704_grass_roots_organisations_hold_42600_members(units):
    organisations = [unit for unit in units if unit.level_kind in GRASS_ROOTS]

    assert len(organisations) == 704
    assert sum(len(unit.members) for unit in units) == 42_600


def test_half_of_the_organisations_are_single_cells(units):
    kinds = Counter(unit.level_kind for unit in units)

    assert kinds["grassroots_cell"] == 352
    assert kinds["grassroots_committee"] == 352


@pytest.mark.parametrize("block", BLOCKS)
def test_each_block_adds_up(units, block):
    within = below(units, block)

    organisations = sum(1 for unit in within if unit.level_kind in GRASS_ROOTS)
    members = sum(len(unit.members) for unit in within)

    assert (organisations, members) == BLOCKS[block]


@pytest.mark.parametrize("block", BLOCKS)
def test_three_to_five_in_a_hundred_members_of_a_block_are_probationary(units, block):
    members = [member for unit in below(units, block) for member in unit.members]

    probationary = sum(1 for member in members if member.recognised_on is None)

    assert 0.03 <= probationary / len(members) <= 0.05


def test_cells_are_of_lifelike_size(units):
    sizes = [len(unit.members) for unit in units if unit.members]

    usual = sum(1 for size in sizes if 8 <= size <= 25)

    assert (min(sizes), max(sizes) <= 60) == (3, True)
    assert usual / len(sizes) > 0.8


def test_some_organisations_have_sections_and_some_are_delegated(units):
    kinds = Counter(unit.level_kind for unit in units)
    members = Counter()
    for unit in units:
        members.update({code: len(unit.members) for code in prefixes(unit.code)})
    delegated = [unit for unit in units if unit.mandates]

    assert kinds["sub_committee_unit"] == 17
    assert len(delegated) == 19
    assert all(members[unit.code] > 100 for unit in delegated)


def prefixes(code):
    parts = code.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def test_the_enterprises_of_bac_lieu_are_led_from_the_agencies_block(units):
    block = next(unit for unit in units if unit.code == "bac-lieu.dn")
    agencies = {member.id for unit in below(units, "bac-lieu.ccq") for member in unit.members}

    leaders = [seat for seat in block.seats if seat.office.endswith("secretary")]

    assert leaders
    assert {seat.person_id for seat in leaders} <= agencies


def test_a_block_secretary_sits_in_the_standing_committee_of_the_province(units):
    province, block = (
        next(unit for unit in units if unit.code == code) for code in ("ca-mau", "ca-mau.dcd")
    )
    secretary = next(seat.person_id for seat in block.seats if seat.office == "secretary")
    standing = province.bodies["standing_committee"].id

    assert secretary in {seat.person_id for seat in province.seats if seat.body_id == standing}


def test_some_seats_stand_vacant_and_some_people_hold_several(units):
    cells = [unit for unit in units if "cell_meeting" in unit.bodies]
    held = Counter(seat.person_id for unit in units for seat in unit.seats)

    headless = [unit for unit in cells if "secretary" not in {s.office for s in unit.seats}]

    assert 10 < len(headless) < len(cells) / 20
    assert sum(1 for seats in held.values() if seats > 1) > 1000


def test_members_are_away_exempted_suspended_or_accused(units):
    kinds = Counter(each.kind for unit in units for each in unit.conditions)

    assert set(kinds) == {
        "temporary_transfer_out",
        "exempted",
        "suspended",
        "under_criminal_proceedings",
    }
    assert kinds["temporary_transfer_out"] > 100


def test_no_two_units_share_a_code(units):
    assert len({unit.code for unit in units}) == len(units)


def test_no_two_organisations_share_a_name(units):
    names = Counter(unit.name for unit in units if unit.level_kind in GRASS_ROOTS)

    assert names.most_common(1)[0][1] == 1
