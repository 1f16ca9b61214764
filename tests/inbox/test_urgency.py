"""The five groups of the inbox, by working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.inbox.urgency import Urgency, spans, urgency_of, working_days_left
from workflows.rules.calendars import DayKind, SpecialDay, WorkingCalendar
from workflows.rules.certainty import Certainty

FRIDAY = date(2024, 10, 25)
PLAIN = WorkingCalendar(days={}, announced_until=date(2024, 12, 31))
MONDAY_OFF = WorkingCalendar(
    days={date(2024, 10, 28): SpecialDay(DayKind.HOLIDAY, "a notice", Certainty.CONFIRMED)},
    announced_until=date(2024, 12, 31),
)
days = st.dates(date(2024, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("due_on", "urgency"),
    [
        pytest.param(date(2024, 10, 17), Urgency.WORST, id="six working days late"),
        pytest.param(date(2024, 10, 18), Urgency.LATE, id="five working days late"),
        pytest.param(date(2024, 10, 24), Urgency.LATE, id="one day late"),
        pytest.param(FRIDAY, Urgency.TODAY, id="today"),
        pytest.param(date(2024, 10, 26), Urgency.WEEK, id="tomorrow, a Saturday"),
        pytest.param(date(2024, 11, 1), Urgency.WEEK, id="in five working days"),
        pytest.param(date(2024, 11, 2), Urgency.LATER, id="after the week to come"),
        pytest.param(None, Urgency.LATER, id="without a due day"),
    ],
)
def test_the_group_of(due_on, urgency):
    assert urgency_of(due_on, spans(FRIDAY, PLAIN)) is urgency


def test_a_holiday_moves_the_end_of_the_week_to_come():
    monday_after = date(2024, 11, 4)

    assert urgency_of(monday_after, spans(FRIDAY, PLAIN)) is Urgency.LATER
    assert urgency_of(monday_after, spans(FRIDAY, MONDAY_OFF)) is Urgency.WEEK


@given(days, days)
def test_each_day_belongs_to_exactly_one_group(today, due_on):
    holding = [span for span in spans(today, PLAIN) if span.since <= due_on < span.until]

    assert len(holding) == 1


@given(days)
def test_only_today_is_today(today):
    groups = spans(today, PLAIN)

    assert urgency_of(today, groups) is Urgency.TODAY
    assert urgency_of(today - timedelta(days=1), groups) is not Urgency.TODAY
    assert urgency_of(today + timedelta(days=1), groups) is not Urgency.TODAY


@given(days, days)
def test_working_days_left_and_over_are_counted_alike(one, other):
    earlier, later = sorted((one, other))

    assert working_days_left(later, earlier, PLAIN) == -working_days_left(earlier, later, PLAIN)
