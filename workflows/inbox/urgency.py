"""How urgent an item is: five groups, by the working days between today and its due day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from workflows.rules.calendars import ONE_DAY, WorkingCalendar

WEEK = 5


class Urgency(StrEnum):
    """The groups of the inbox, the most urgent first."""

    WORST = "worst"
    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Span:
    """The due days of one group: from ``since`` up to, and without, ``until``."""

    urgency: Urgency
    since: date
    until: date


def spans(today: date, calendar: WorkingCalendar) -> tuple[Span, ...]:
    """
    Return the due days of each group as they stand today, in the order of the groups.

    More than a working week late is the worst; the week to come ends with its fifth
    working day. What has no due day belongs to the last group as well.
    """
    borders = (
        date.min,
        _working_days_off(today, -WEEK, calendar),
        today,
        today + ONE_DAY,
        _working_days_off(today, WEEK, calendar) + ONE_DAY,
        date.max,
    )
    return tuple(
        Span(urgency, since, until)
        for urgency, (since, until) in zip(Urgency, pairwise(borders), strict=True)
    )


def urgency_of(due_on: date | None, groups: tuple[Span, ...]) -> Urgency:
    """Return the group of a due day."""
    if due_on is None:
        return Urgency.LATER
    return next(span.urgency for span in groups if span.since <= due_on < span.until)


def working_days_left(due_on: date, today: date, calendar: WorkingCalendar) -> int:
    """Return how many working days remain, below zero when they have run over."""
    if due_on >= today:
        return calendar.working_days_between(today, due_on)
    return -calendar.working_days_between(due_on, today)


def _working_days_off(day: date, count: int, calendar: WorkingCalendar) -> date:
    step = ONE_DAY if count > 0 else -ONE_DAY
    for _ in range(abs(count)):
        day += step
        while not calendar.is_working(day):
            day += step
    return day
