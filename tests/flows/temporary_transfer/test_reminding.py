"""The cell is reminded of a return before it is due, although its limit runs from a day to come."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workflows.authority import law
from workflows.engine.models import Clock, Reminder
from workflows.engine.reminding.sweeping import sweep_once

from .conftest import RECORDED_ON, RETURN, UNTIL

ONE_DAY = timedelta(days=1)
DUE_ON = UNTIL + ONE_DAY


def swept(first: date) -> None:
    """Sweep on every morning from a day until after the return is due."""
    for number in range((DUE_ON - first).days + 3):
        day = first + number * ONE_DAY
        sweep_once(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


def told(way) -> list[int]:
    """Return at which thresholds the return was pointed out."""
    way.world.see_everything()
    clock = Clock.objects.get(case_id=way.case_id, kind=RETURN)
    assert clock.due_on == DUE_ON
    found = Reminder.objects.filter(thing_id=clock.id).order_by("id")
    return list(found.values_list("days_before", flat=True))


def test_as_many_days_before_as_the_rule_book_names(way):
    way.away()
    named = law.pack().parameter("clocks.reminded_before_end").on(DUE_ON).value

    swept(RECORDED_ON)

    assert told(way) == [*named, 0, -1]


@pytest.mark.parametrize(("days_left", "before"), [(7, []), (8, [7])])
def test_not_before_it_was_known(way, days_left, before):
    recorded_on = DUE_ON - days_left * ONE_DAY
    way.asks()
    way.cell_introduces()
    way.committee_introduces()
    way.received(recorded_on)

    swept(recorded_on)

    assert told(way) == [*before, 0, -1]
