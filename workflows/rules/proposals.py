"""Days that the holidays package proposes and nobody has answered."""

from collections.abc import Iterable
from datetime import date

from holidays import country_holidays

from workflows.rules.calendars import SATURDAY, WorkingCalendar


def unanswered_proposals(calendar: WorkingCalendar, years: Iterable[int]) -> tuple[date, ...]:
    """
    Return the weekdays of the years that the package lists as off and the calendar does not list.

    The package proposes and never decides: a day listed as proposed is answered.
    """
    proposed = country_holidays("VN", years=years, categories=("public",))
    return tuple(
        sorted(day for day in proposed if day.weekday() < SATURDAY and day not in calendar.days)
    )
