"""On which days a seat gives no power follows what is on record, whoever writes it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import RECORDED_AT, SINCE, World
from workflows.foundation.identifiers import new_id
from workflows.people.models import Appointment, Condition, Standing

FIRST = date(2024, 5, 20)
UNTIL = date(2024, 8, 19)


def a_cell() -> World:
    """Build a cell of two."""
    world = World()
    world.unit("Khối", "block_agencies_enterprises")
    world.unit("Sở", "grassroots_committee", under="Khối")
    world.unit("Phòng", "cell", under="Sở")
    world.person("Đạt", cell="Phòng")
    world.person("Diệp", cell="Phòng")
    return world


@pytest.fixture
def world(db) -> World:
    return a_cell()


def idle(seat):
    held = Appointment.objects.get(pk=seat.pk)
    return [(days.lower, days.upper) for days in held.idle]


def test_a_suspension_empties_every_seat_of_its_member_and_no_other(world):
    seats = [
        world.seat("Đạt", "Phòng", "cell_meeting", "secretary"),
        world.seat("Đạt", "Sở", "committee", "committee_member"),
    ]
    beside = world.seat("Diệp", "Phòng", "cell_meeting", "deputy_secretary")

    world.condition("Đạt", "suspended", since=FIRST, until=UNTIL)

    assert [idle(seat) for seat in seats] == [[(FIRST, UNTIL)]] * 2
    assert idle(beside) == []


def test_a_suspension_from_the_work_of_committees_leaves_the_meeting_of_the_cell(world):
    in_cell = world.seat("Đạt", "Phòng", "cell_meeting", "secretary")
    in_committee = world.seat("Đạt", "Sở", "committee", "committee_member")

    world.condition("Đạt", "suspended_from_committee", since=FIRST)

    assert idle(in_cell) == []
    assert idle(in_committee) == [(FIRST, None)]


def test_a_post_outside_the_party_is_not_touched(world):
    post = world.seat("Đạt", "Sở", "non_party", "agency_head")

    world.condition("Đạt", "suspended", since=FIRST)

    assert idle(post) == []


@pytest.mark.parametrize("kind", ["former", "annulled"])
def test_whoever_is_no_member_any_more_has_seats_without_power(world, kind):
    seats = [
        world.seat("Đạt", "Phòng", "cell_meeting", "secretary"),
        world.seat("Đạt", "Sở", "committee", "committee_member"),
    ]
    beside = world.seat("Đạt", "Phòng", "non_party", "hamlet_head")

    leaves(world, "Đạt", kind)

    assert [idle(seat) for seat in seats] == [[(FIRST, None)]] * 2
    assert idle(beside) == []


def test_whoever_comes_back_does_not_come_back_to_a_seat(world):
    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary")

    leaves(world, "Đạt", "former", until=UNTIL)

    assert idle(seat) == [(FIRST, None)]


def test_nor_to_one_that_was_given_meanwhile(world):
    leaves(world, "Đạt", "former", until=UNTIL)

    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary", since=date(2024, 6, 3))

    assert idle(seat) == [(FIRST, None)]


def test_a_seat_given_after_they_came_back_has_its_power(world):
    leaves(world, "Đạt", "former", until=UNTIL)

    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary", since=UNTIL)

    assert idle(seat) == []


def leaves(world, name, kind, *, until=None):
    """Let somebody be no member any more, for good or for a time."""
    world.see_everything()
    person = world.people[name]
    person.standings.update(during=DateRange(SINCE, FIRST))
    Standing.objects.create(
        person=person,
        kind=kind,
        during=DateRange(FIRST, until),
        entry_id=new_id(),
        path=person.path,
        recorded_at=RECORDED_AT,
    )


def test_an_exemption_empties_no_seat(world):
    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary")

    world.condition("Đạt", "exempted", since=FIRST)

    assert idle(seat) == []


def test_a_seat_given_to_somebody_suspended_is_idle_from_the_beginning(world):
    world.condition("Đạt", "suspended", since=FIRST, until=UNTIL)

    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary", since=date(2024, 6, 3))

    assert idle(seat) == [(FIRST, UNTIL)]
    held = Appointment.objects.get(pk=seat.pk)
    assert list(held.idle_periods()) == [DateRange(date(2024, 6, 3), UNTIL)]
    assert held.is_idle(date(2024, 6, 3))
    assert not held.is_idle(UNTIL)


def test_the_idle_days_follow_a_suspension_whose_days_are_put_right(world):
    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary")
    world.condition("Đạt", "suspended", since=FIRST)

    Condition.objects.update(during=DateRange(date(2024, 5, 27), UNTIL))

    assert idle(seat) == [(date(2024, 5, 27), UNTIL)]


def test_two_suspensions_that_touch_are_one_run_of_days(world):
    seat = world.seat("Đạt", "Sở", "committee", "committee_member")
    world.condition("Đạt", "suspended_from_committee", since=FIRST, until=UNTIL)

    world.condition("Đạt", "suspended", since=UNTIL)

    assert idle(seat) == [(FIRST, None)]


def test_a_seat_that_ended_before_the_suspension_shows_none_of_its_days(world):
    seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary", until=FIRST)

    world.condition("Đạt", "suspended", since=FIRST)

    assert list(Appointment.objects.get(pk=seat.pk).idle_periods()) == []


def test_the_runtime_role_cannot_settle_the_days_of_somebody_beyond_the_wall(world):
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("SELECT people_settle_idle_days(ARRAY[%s]::uuid[])", [world.id("Đạt")])


def waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_a_seat_and_a_suspension_recorded_at_once_know_of_each_other(committed_db):
    with transaction.atomic():
        world = a_cell()

    def suspended():
        try:
            with transaction.atomic():
                world.condition("Đạt", "suspended", since=FIRST)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            seat = world.seat("Đạt", "Phòng", "cell_meeting", "secretary")
            recorded = other.submit(suspended)
            while not waits_for_a_lock():
                assert not recorded.done()
        recorded.result()

    assert idle(seat) == [(FIRST, None)]
