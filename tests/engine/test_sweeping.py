"""The sweep points out each last day once at each threshold, and only while it still matters."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import transaction

from tests.builders import a_province_with_every_shape
from tests.clerks import Clerk
from workflows.administration import databases
from workflows.engine.models import Clock, Notice, Reminder
from workflows.engine.relay import relay_once
from workflows.engine.reminding import sweeping
from workflows.foundation.identifiers import new_id
from workflows.journal import chains
from workflows.journal.models import Entry

# The cell resolves on 05/07/2024; the competent committee has sixty working days, to 30/09/2024.
DECISION = "competent_committee_decides"


def morning_of(day: date) -> datetime:
    """Return eight o'clock in Việt Nam."""
    return datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


@pytest.fixture
def clerk(committed_db: str) -> Clerk:
    """Give somebody who fills in forms in the small province."""
    with transaction.atomic():
        return Clerk(a_province_with_every_shape())


@pytest.fixture
def another_connection(committed_db: str) -> Iterator[psycopg.Connection]:
    """Give somebody else's connection to the same database."""
    with databases.connect(settings.LOGINS, database=committed_db) as connection:
        yield connection


@pytest.fixture
def clock(clerk: Clerk) -> Clock:
    """Give the clock of the decision on a case whose cell has resolved."""
    waiting = clerk.brings_to("sub_committee_appraises")
    return seen(clerk, lambda: Clock.objects.get(case_id=waiting.case_id, kind=DECISION))


def seen(clerk: Clerk, question: Any) -> Any:
    """Return the answer to a question of somebody who sees the whole province."""
    with transaction.atomic():
        clerk.world.see_everything()
        return question()


def raised(clerk: Clerk, clock: Clock) -> list[tuple[date, int]]:
    """Return what was pointed out of the clock: for which last day, at which threshold."""
    return seen(
        clerk,
        lambda: list(
            Reminder.objects.filter(thing_id=clock.id)
            .order_by("id")
            .values_list("due_on", "days_before")
        ),
    )


def changed(clerk: Clerk, clock: Clock, **columns: Any) -> None:
    """Change the clock as an act would."""
    seen(clerk, lambda: Clock.objects.filter(pk=clock.id).update(**columns))


class TestSweepOnce:
    @pytest.mark.parametrize(
        ("days_after", "threshold"),
        [
            pytest.param(-7, 7, id="seven days before"),
            pytest.param(-1, 7, id="the day before, when nobody swept for a week"),
            pytest.param(0, 0, id="on the last day"),
            pytest.param(1, -1, id="the day after"),
            pytest.param(40, -1, id="long after, once"),
        ],
    )
    def test_points_out_the_threshold_reached_last(self, clerk, clock, days_after, threshold):
        at = morning_of(clock.due_on + timedelta(days=days_after))

        swept = [sweeping.sweep_once(at), sweeping.sweep_once(at)]

        assert swept == [1, 0]
        assert raised(clerk, clock) == [(clock.due_on, threshold)]

    def test_leaves_a_limit_alone_that_is_far_away(self, clerk, clock):
        assert sweeping.sweep_once(morning_of(clock.due_on - timedelta(days=8))) == 0

    def test_points_out_each_threshold_as_the_days_pass(self, clerk, clock):
        for days_after in range(-10, 10):
            sweeping.sweep_once(morning_of(clock.due_on + timedelta(days=days_after)))

        assert raised(clerk, clock) == [(clock.due_on, stage) for stage in (7, 0, -1)]

    def test_points_out_nothing_again_when_the_clock_goes_back_an_hour(self, clerk, clock):
        past_midnight = morning_of(clock.due_on + timedelta(days=1)) - timedelta(hours=7.5)
        sweeping.sweep_once(past_midnight)

        assert sweeping.sweep_once(past_midnight - timedelta(hours=1)) == 0
        assert raised(clerk, clock) == [(clock.due_on, -1)]

    @pytest.mark.parametrize("state", ["met", "missed", "void"])
    def test_leaves_a_clock_alone_that_has_ended(self, clerk, clock, state):
        changed(clerk, clock, state=state, ended_on=clock.due_on)

        assert sweeping.sweep_once(morning_of(clock.due_on + timedelta(days=1))) == 0

    def test_points_out_the_new_last_day_of_a_limit_that_was_extended(self, clerk, clock):
        sweeping.sweep_once(morning_of(clock.due_on + timedelta(days=1)))
        later = clock.due_on + timedelta(days=30)
        changed(clerk, clock, due_on=later, extended_by=20)

        sweeping.sweep_once(morning_of(clock.due_on + timedelta(days=2)))
        sweeping.sweep_once(morning_of(later))

        assert raised(clerk, clock) == [(clock.due_on, -1), (later, 0)]

    def test_has_no_threshold_that_lies_before_the_limit_began(self, clerk, clock):
        changed(clerk, clock, due_on=clock.event_on + timedelta(days=5))

        assert sweeping.sweep_once(morning_of(clock.event_on + timedelta(days=2))) == 0

    def test_points_out_a_limit_that_runs_from_a_day_to_come(self, clerk, clock):
        changed(clerk, clock, event_on=clock.due_on - timedelta(days=1))

        for days_after in range(-10, 10):
            sweeping.sweep_once(morning_of(clock.due_on + timedelta(days=days_after)))

        assert raised(clerk, clock) == [(clock.due_on, stage) for stage in (7, 0, -1)]

    def test_passes_over_a_case_that_another_act_holds(self, clerk, clock, another_connection):
        at = morning_of(clock.due_on)
        with another_connection.transaction():
            another_connection.execute(
                "SELECT id FROM engine_case WHERE id = %s FOR UPDATE", [clock.case_id]
            )
            while_held = sweeping.sweep_once(at)

        assert [while_held, sweeping.sweep_once(at)] == [0, 1]

    def test_tells_nothing_twice_though_a_second_sweep_saw_the_same(
        self, clerk, clock, monkeypatch
    ):
        at = morning_of(clock.due_on)
        sweeping.sweep_once(at)
        monkeypatch.setattr(sweeping, "NOT_RAISED", "true")
        monkeypatch.setattr(sweeping, "STILL_NOT_RAISED", "true")
        before = told(clerk, clock)

        assert sweeping.sweep_once(at) == 0
        assert told(clerk, clock) == before

    def test_takes_a_few_hundred_at_once(self, clerk, clock, monkeypatch):
        monkeypatch.setattr(sweeping, "AT_ONCE", 2)
        seen(clerk, lambda: Clock.objects.bulk_create(copies(clock, 3)))
        at = morning_of(clock.due_on)

        assert [sweeping.sweep_once(at) for _ in range(3)] == [2, 2, 0]


class TestWhatIsTold:
    def test_stands_in_the_chain_of_the_case_which_stays_whole(self, clerk, clock):
        seen(clerk, lambda: Clock.objects.bulk_create(copies(clock, 2)))

        sweeping.sweep_once(morning_of(clock.due_on + timedelta(days=1)))

        entries = told(clerk, clock)
        assert [each.act for each in entries[-3:]] == ["clock.overdue"] * 3
        assert chains.breaks(entries) == []
        assert entries[-1].facts["due_on"] == clock.due_on.isoformat()
        assert entries[-1].person_id is None
        assert entries[-1].article == "4.3.1"

    def test_is_made_known_to_who_holds_the_case_and_who_opened_it(self, clerk, clock):
        while relay_once(morning_of(clock.due_on)):
            continue

        sweeping.sweep_once(morning_of(clock.due_on))
        relay_once(morning_of(clock.due_on))

        told_to = seen(
            clerk,
            lambda: {
                (each.body.unit.name, each.body.kind, each.case_id)
                for each in Notice.objects.filter(kind="clock.due").select_related("body__unit")
            },
        )
        assert told_to == {
            ("Bộ phận", "sub_committee", clock.case_id),
            ("Phòng", "cell_meeting", clock.case_id),
        }


def told(clerk: Clerk, clock: Clock) -> list[Entry]:
    """Return the chain of the clock's case."""
    return seen(
        clerk,
        lambda: list(
            Entry.objects.filter(stream_kind="case", stream_id=clock.case_id).order_by("number")
        ),
    )


def copies(clock: Clock, count: int) -> list[Clock]:
    """Return clocks of the same case and day, of other kinds."""
    columns = ("case_id", "parameter", "event", "event_on", "count", "unit", "due_on", "entry_id")
    return [
        Clock(
            id=new_id(),
            kind=f"{clock.kind}_{number}",
            path=clock.path,
            **{column: getattr(clock, column) for column in columns},
        )
        for number in range(count)
    ]
