"""From which day a party age counts: as the membership tells, or as a recount decided."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import RECORDED_AT, World
from workflows.foundation.identifiers import new_id
from workflows.people.models import Membership, PartyAge
from workflows.people.party_ages import COUNTED_SINCE, RECOUNT

DECIDED_ON = date(1994, 5, 19)
RECOUNTED_ON = date(2024, 3, 4)


@pytest.fixture
def world(db):
    world = World()
    world.unit("Sở", "grassroots_committee")
    world.unit("Phòng", "cell", under="Sở")
    world.person("Vinh", cell="Phòng")
    world.see_everything()
    told(world, admission_decided_on=DECIDED_ON)
    return world


def told(world, **columns):
    Membership.objects.filter(person=world.people["Vinh"]).update(**columns)


def recounted(world, since=RECOUNTED_ON, until=None, **changes):
    values = {"decided_on": date(1992, 2, 3), "days_outside": 10, **changes}
    return PartyAge.objects.create(
        person=world.people["Vinh"],
        during=DateRange(since, until),
        entry_id=new_id(),
        path=world.paths["Phòng"],
        recorded_at=RECORDED_AT,
        **values,
    )


def counted(*, on):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COUNTED_SINCE} FROM people_membership held {RECOUNT}", {"on": on})
        return cursor.fetchone()[0]


class TestCountedSince:
    def test_is_the_decision_of_admission(self, world):
        assert counted(on=RECOUNTED_ON) == DECIDED_ON

    def test_is_the_first_decision_less_the_time_outside_of_whoever_was_admitted_again(self, world):
        told(
            world,
            first_admission_decided_on=date(1990, 2, 3),
            outside=DateRange(date(1993, 1, 1), date(1994, 1, 1)),
        )

        assert counted(on=RECOUNTED_ON) == date(1991, 2, 3)

    def test_follows_a_recount_from_its_day_on(self, world):
        recounted(world)

        assert counted(on=date(2024, 3, 3)) == DECIDED_ON
        assert counted(on=RECOUNTED_ON) == date(1992, 2, 13)

    def test_follows_the_latest_recount(self, world):
        recounted(world, until=date(2025, 1, 6))
        recounted(world, since=date(2025, 1, 6), days_outside=0)

        assert counted(on=date(2025, 1, 6)) == date(1992, 2, 3)

    @pytest.mark.parametrize(
        ("outside", "since"),
        [
            pytest.param(
                DateRange(date(2023, 1, 1), date(2023, 1, 5)),
                date(1992, 2, 13),
                id="a recount has looked at what lies before it",
            ),
            pytest.param(
                DateRange(date(2025, 1, 1), date(2025, 1, 5)),
                date(1992, 2, 17),
                id="what comes after it is taken off as well",
            ),
        ],
    )
    def test_takes_off_no_day_outside_twice(self, world, outside, since):
        recounted(world)
        told(world, outside=outside)

        assert counted(on=date(2025, 6, 1)) == since

    def test_is_unknown_where_no_decision_is_on_record(self, world):
        told(world, admission_decided_on=None)

        assert counted(on=RECOUNTED_ON) is None

    def test_is_unknown_where_the_first_decision_of_whoever_was_readmitted_is(self, world):
        told(world, outside=DateRange(date(1984, 1, 1), DECIDED_ON))

        assert counted(on=RECOUNTED_ON) is None

    def test_follows_a_recount_that_found_the_first_decision(self, world):
        told(world, outside=DateRange(date(1984, 1, 1), DECIDED_ON))
        recounted(world, decided_on=date(1980, 1, 1), days_outside=30)

        assert counted(on=RECOUNTED_ON) == date(1980, 1, 31)


def test_one_party_age_holds_a_day(world):
    recounted(world)

    with pytest.raises(IntegrityError, match="one_party_age_a_day"), transaction.atomic():
        recounted(world, since=date(2024, 6, 3))
