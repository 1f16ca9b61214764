"""The last day of a time limit, and why it is that day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.rules.calendars import ONE_DAY, SATURDAY, DayKind, SpecialDay, WorkingCalendar
from workflows.rules.time_limits import TimeLimit, Unit


@dataclass(frozen=True, slots=True)
class DatedSpecialDay:
    """A day of the calendar that mattered to a count."""

    on: date
    special: SpecialDay


@dataclass(frozen=True, slots=True)
class DueExplanation:
    """
    How a due date was reached, in facts that a page turns into a sentence.

    The event's own day is not counted and the last day is inside. Skipped and
    worked days are listed for limits in working days; ``rolled_from`` is the day
    on which the limit would have ended had it been worked.
    """

    limit: TimeLimit
    event_on: date
    weekend_days: int
    skipped: tuple[DatedSpecialDay, ...]
    worked: tuple[DatedSpecialDay, ...]
    proposed: tuple[DatedSpecialDay, ...]
    rolled_from: date | None
    announced_until: date


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day on which the act is in time; provisional while it hangs on a day to announce."""

    on: date
    provisional: bool
    explanation: DueExplanation


def due_date(limit: TimeLimit, event_on: date, calendar: WorkingCalendar) -> DueDate:
    """Return the last day of the limit counted from the day of its event."""
    if limit.unit is Unit.WORKING_DAYS:
        nominal = last = _working_days_after(event_on, limit.count, calendar)
        hangs_on_calendar_since = event_on + ONE_DAY
    else:
        nominal = _days_or_months_after(event_on, limit)
        last = calendar.next_working(nominal) if limit.rolls_over_rest_day else nominal
        hangs_on_calendar_since = nominal if limit.rolls_over_rest_day else last + ONE_DAY
    return DueDate(
        on=last,
        provisional=hangs_on_calendar_since <= last
        and not calendar.covers(hangs_on_calendar_since, last),
        explanation=_explanation(
            limit, event_on, calendar, span=(hangs_on_calendar_since, last), nominal=nominal
        ),
    )


def _working_days_after(event_on: date, count: int, calendar: WorkingCalendar) -> date:
    day = event_on
    for _ in range(count):
        day = calendar.next_working(day + ONE_DAY)
    return day


def _days_or_months_after(event_on: date, limit: TimeLimit) -> date:
    if limit.unit is Unit.DAYS:
        return event_on + timedelta(days=limit.count)
    year, month = divmod(event_on.year * 12 + event_on.month - 1 + limit.count, 12)
    return date(year, month + 1, min(event_on.day, monthrange(year, month + 1)[1]))


def _explanation(
    limit: TimeLimit,
    event_on: date,
    calendar: WorkingCalendar,
    *,
    span: tuple[date, date],
    nominal: date,
) -> DueExplanation:
    first, last = span
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    resting = [day for day in days if not calendar.is_working(day)]

    def special(*kinds: DayKind) -> tuple[DatedSpecialDay, ...]:
        return tuple(
            DatedSpecialDay(day, calendar.days[day])
            for day in days
            if day in calendar.days and calendar.days[day].kind in kinds
        )

    return DueExplanation(
        limit=limit,
        event_on=event_on,
        weekend_days=sum(day.weekday() >= SATURDAY for day in resting),
        skipped=tuple(
            each
            for each in special(DayKind.HOLIDAY, DayKind.SWAPPED_OFF)
            if each.on.weekday() < SATURDAY
        ),
        worked=special(DayKind.WORKED),
        proposed=special(DayKind.PROPOSED),
        rolled_from=nominal if nominal != last else None,
        announced_until=calendar.announced_until,
    )
