"""A grant on one case hangs from its holder's standing, as a seat does."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import RECORDED_AT, a_province_with_every_shape
from tests.clerks import Clerk
from workflows.authority import scopes
from workflows.authority.models import CaseGrant
from workflows.engine.models import Case
from workflows.foundation.identifiers import new_id
from workflows.people.models import Person, Standing, User

GIVEN_ON = date(2024, 9, 2)
FIRST = date(2024, 9, 16)
UNTIL = date(2024, 9, 30)
TODAY = date(2024, 10, 25)


@pytest.fixture
def clerk(db):
    """A case in a cell, and a member elsewhere whose seat shows none."""
    world = a_province_with_every_shape()
    world.person("Oanh", cell="Chợ")
    clerk = Clerk(world)
    clerk.lists("Phòng", "Nguyễn Thị Hồng Gấm", key=new_id())
    world.see_everything()
    return clerk


def grant(person, *, since=GIVEN_ON):
    """Let somebody read the only case from a day on."""
    kind = ContentType.objects.get_for_model(Case)
    user = User.objects.create_user(username=new_id().hex, person=person)
    return CaseGrant.objects.create(
        user=user,
        permission=Permission.objects.filter(content_type=kind).order_by("codename")[0],
        content_type=kind,
        object_pk=str(Case.objects.get().pk),
        during=DateRange(since, None),
        reason="Kiểm tra việc kết nạp",
        document="12-QĐ/UBKT",
        given_by=user.person_id,
    )


def leaves(world, name, kind="former", *, until=None):
    """Let somebody be no member any more, for good or for a time."""
    person = world.people[name]
    begun = person.standings.get().during.lower
    person.standings.update(during=DateRange(begun, FIRST))
    seen = {"path": person.path, "recorded_at": RECORDED_AT}
    for each, days in ((kind, DateRange(FIRST, until)), ("probationary", DateRange(until, None))):
        if days.lower is not None:
            Standing.objects.create(
                person=person, kind=each, during=days, entry_id=new_id(), **seen
            )


def reads(person, on=TODAY):
    """Tell whether the wall shows somebody the case on a day."""
    at = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    with scopes.opened_for(person_id=person.pk, at=at):
        return Case.objects.exists()


def test_a_grant_opens_the_case_to_a_member(clerk):
    oanh = clerk.world.people["Oanh"]
    grant(oanh)

    assert reads(oanh)


@pytest.mark.parametrize("kind", ["former", "annulled"])
def test_a_grant_does_not_outlive_the_membership(clerk, kind):
    oanh = clerk.world.people["Oanh"]
    grant(oanh)

    leaves(clerk.world, "Oanh", kind)

    assert reads(oanh, date(2024, 9, 15))
    assert not reads(oanh, FIRST)
    assert not reads(oanh)


def test_whoever_comes_back_does_not_come_back_to_it(clerk):
    oanh = clerk.world.people["Oanh"]
    grant(oanh)

    leaves(clerk.world, "Oanh", until=UNTIL)

    assert not reads(oanh)


def test_a_grant_to_somebody_who_is_no_member_any_more_opens_nothing(clerk):
    oanh = clerk.world.people["Oanh"]
    leaves(clerk.world, "Oanh")

    grant(oanh, since=date(2024, 9, 23))

    assert not reads(oanh)


def test_a_grant_given_after_they_came_back_opens_the_case(clerk):
    oanh = clerk.world.people["Oanh"]
    leaves(clerk.world, "Oanh", until=UNTIL)

    grant(oanh, since=UNTIL)

    assert reads(oanh)


def test_a_suspended_member_reads_nothing_by_it_until_the_suspension_is_over(clerk):
    oanh = clerk.world.people["Oanh"]
    grant(oanh)

    clerk.world.condition("Oanh", "suspended", since=FIRST, until=UNTIL)

    assert not reads(oanh, FIRST)
    assert reads(oanh, UNTIL)


def test_it_follows_a_suspension_that_was_there_before(clerk):
    oanh = clerk.world.people["Oanh"]
    clerk.world.condition("Oanh", "suspended", since=FIRST)

    grant(oanh)

    assert not reads(oanh)


@pytest.mark.parametrize("kind", ["suspended_from_committee", "exempted"])
def test_no_other_circumstance_closes_it(clerk, kind):
    oanh = clerk.world.people["Oanh"]
    grant(oanh)

    clerk.world.condition("Oanh", kind, since=FIRST)

    assert reads(oanh)


def test_whoever_never_was_a_member_keeps_it(clerk):
    auditor = Person.objects.create(
        full_name="Người ngoài", path=clerk.world.paths["Chợ"], recorded_at=RECORDED_AT
    )
    grant(auditor)

    assert reads(auditor)


def test_another_person_keeps_theirs(clerk):
    clerk.world.person("Phúc", cell="Chợ")
    phuc = clerk.world.people["Phúc"]
    grant(clerk.world.people["Oanh"])
    grant(phuc)

    leaves(clerk.world, "Oanh")

    assert reads(phuc)


def test_nobody_else_asks_the_database_for_the_days(clerk):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT authority_settle_idle_days('{}')")
