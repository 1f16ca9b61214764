"""The cast: each has an account, a person behind it and at least one seat."""

from dataclasses import replace

import pytest

from workflows.administration import cast, regions
from workflows.people.models import Appointment, User


def test_the_cast_is_introduced_in_both_languages():
    members = cast.members()

    assert len(members) == 18
    assert all(each.role_vi and each.role_en and each.vi and each.en for each in members)
    assert len({each.username for each in members}) == len(members)


@pytest.mark.parametrize("member", cast.members(), ids=lambda member: member.username)
def test_each_of_the_cast_is_a_member_of_their_cell_and_holds_a_seat(planned, member):
    units = planned(member.region).units
    home = next(unit for unit in units if unit.code == member.home)
    (person,) = [each for each in home.members if each.full_name == member.name]

    held = [seat for unit in units for seat in unit.seats if seat.person_id == person.id]

    assert held


@pytest.mark.parametrize("region", ["corner", "xuan-hoa"])
def test_accounts_have_no_password_and_lead_to_a_seat(committed_db, at, region):
    regions.load(region, at=at)

    accounts = User.objects.in_bulk(field_name="username")

    assert set(accounts) == {each.username for each in cast.members() if each.region == region}
    for account in accounts.values():
        assert not account.has_usable_password()
        assert Appointment.objects.filter(person_id=account.person_id).exists()


def test_a_region_gets_no_account_where_the_cast_page_is_off(committed_db, at, settings):
    settings.CAST_PAGE = False

    regions.load("xuan-hoa", at=at)

    assert not User.objects.exists()


def test_one_of_the_cast_who_is_not_at_home_stops_the_load(planned):
    plan = planned("xuan-hoa")
    deserted = tuple(replace(unit, members=()) for unit in plan.units)

    with pytest.raises(cast.MissingFromTheCast):
        list(cast.present(replace(plan, units=deserted)))


def test_nobody_of_the_cast_is_looked_for_where_their_cell_is_not(planned):
    plan = planned("xuan-hoa")
    province = tuple(unit for unit in plan.units if unit.level_kind == "province")

    assert list(cast.present(replace(plan, units=province))) == []
