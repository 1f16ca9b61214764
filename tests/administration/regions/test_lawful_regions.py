"""Whatever chance makes of a region, it keeps to the law of its day."""

from collections import Counter

import pytest

from workflows.administration import regions
from workflows.authority import law
from workflows.rules.ages import whole_months

REGIONS = ("corner", "nam-song-hau", "cao-lanh", "xuan-hoa")


@pytest.fixture(scope="module", params=REGIONS)
def plan(request, planned):
    return planned(request.param)


def value(name, plan):
    return law.pack().parameter(name).on(plan.opened_on).value


def test_these_are_the_regions_there_are():
    assert sorted(REGIONS) == regions.names()


def test_every_kind_body_and_office_is_known_and_in_its_place(plan):
    pack = law.pack()
    for unit in plan.units:
        kind = pack.level_kinds[unit.level_kind]
        bodies = {body.id: body.kind for body in unit.bodies.values()}
        assert kind.functions.on(plan.opened_on).value
        assert set(bodies.values()) <= kind.bodies.on(plan.opened_on).value
        assert not unit.model or unit.level_kind in pack.models[unit.model].level_kinds
        for seat in unit.seats:
            assert seat.office in pack.body_kinds[bodies[seat.body_id]].offices


def test_a_sole_office_has_one_holder(plan):
    offices = law.pack().offices
    held = Counter(
        (seat.body_id, seat.office)
        for unit in plan.units
        for seat in unit.seats
        if offices[seat.office].sole
    )

    assert max(held.values()) == 1


def test_nobody_holds_an_office_of_a_body_twice_or_more_seats_than_there_are(plan):
    for unit in plan.units:
        seats = Counter((seat.body_id, seat.person_id) for seat in unit.seats)
        filled = Counter(seat.body_id for seat in unit.seats)

        assert not seats or max(seats.values()) == 1
        for body in unit.bodies.values():
            assert body.size is None or filled[body.id] <= body.size


def test_seats_are_held_by_official_members(plan):
    members = {member.id: member for unit in plan.units for member in unit.members}

    for unit in plan.units:
        for seat in unit.seats:
            holder = members[seat.person_id]
            assert holder.recognised_on is not None
            assert seat.document
            assert seat.document_on <= seat.since <= plan.opened_on
            assert seat.named == holder.full_name


def test_a_cell_committee_sits_exactly_from_the_lawful_number_of_official_members(plan):
    least = value("cells.committee_from_official_members", plan)
    most = value("cells.committee_members_max", plan)
    for unit in plan.units:
        if "cell_meeting" not in unit.bodies:
            continue
        officials = sum(1 for member in unit.members if member.recognised_on)

        assert ("cell_committee" in unit.bodies) == (officials >= least)
        assert officials < least or unit.bodies["cell_committee"].size <= most


def test_a_standing_committee_sits_from_the_lawful_number_and_is_at_most_a_third(plan):
    least = value("committees.standing_committee_from_members", plan)
    for unit in plan.units:
        if "committee" not in unit.bodies:
            continue
        size = unit.bodies["committee"].size

        assert ("standing_committee" in unit.bodies) == (size >= least)
        if "standing_committee" in unit.bodies:
            assert 3 * unit.bodies["standing_committee"].size <= size


def test_standing_committee_members_are_members_of_the_committee(plan):
    for unit in plan.units:
        if "standing_committee" not in unit.bodies:
            continue
        sitting = {
            body: {seat.person_id for seat in unit.seats if seat.body_id == unit.bodies[body].id}
            for body in ("committee", "standing_committee", "standing_members")
            if body in unit.bodies
        }

        assert sitting["standing_committee"] <= sitting["committee"]
        assert sitting.get("standing_members", set()) <= sitting["standing_committee"]


def test_a_life_runs_in_order(plan):
    youngest = value("admission.age_min_months", plan)
    for unit in plan.units:
        for member in unit.members:
            assert whole_months(member.born_on, member.admitted_on) >= youngest
            assert member.decided_on < member.admitted_on <= plan.opened_on
            assert member.recognised_on is None or member.recognised_on <= plan.opened_on
            assert unit.since <= member.in_cell_since <= plan.opened_on


def test_whoever_is_probationary_was_admitted_within_the_probation(plan):
    months = value("admission.probation", plan).count
    for unit in plan.units:
        for member in unit.members:
            if member.recognised_on is None:
                assert whole_months(member.admitted_on, plan.opened_on) <= months


def test_circumstances_are_those_the_law_counts_by(plan):
    known = value("votes.left_out_unless_present", plan) | value("votes.left_out_always", plan)
    for unit in plan.units:
        members = {member.id for member in unit.members}
        for each in unit.conditions:
            assert each.kind in known
            assert each.person_id in members
            assert each.since <= plan.opened_on
            assert (each.host_id is not None) == (each.kind == "temporary_transfer_out")


def test_a_path_leads_through_every_superior(plan):
    paths = {unit.id: unit.path for unit in plan.units}
    for unit in plan.units:
        above = f"{paths[unit.parent_id]}." if unit.parent_id else ""

        assert unit.path == f"{above}{unit.id.hex}"


def named_in(units):
    for unit in units:
        yield from (person.name for person in unit.people)
        yield from named_in(unit.units)


def test_nobody_is_invented_under_the_name_of_somebody_who_is_described(plan):
    names = Counter(member.full_name for unit in plan.units for member in unit.members)

    described = list(named_in(regions.described(plan.id).units))

    assert all(names[name] == 1 for name in described)
