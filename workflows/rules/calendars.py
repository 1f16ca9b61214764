"""Which days are worked in Việt Nam, and the notice behind each exception."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workflows.rules.certainty import Certainty

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class DayKind(StrEnum):
    """
    Why a day breaks the rhythm of the week.

    A ``proposed`` day is announced by nobody we could read: it is counted as an
    ordinary day, and a due date that depends on it is provisional.
    """

    HOLIDAY = "holiday"
    SWAPPED_OFF = "swapped_off"
    WORKED = "worked"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day that is off though it is a weekday, or worked though it is not."""

    kind: DayKind
    notice: str
    certainty: Certainty
    label_vi: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """
    The working days, as far as they are announced.

    Outside ``announced_from`` to ``announced_until`` (both inside) only Saturdays
    and Sundays are known to be off.
    """

    days: Mapping[date, SpecialDay]
    announced_until: date
    announced_from: date = date.min

    def is_working(self, day: date) -> bool:
        """Tell whether the day is worked."""
        special = self.days.get(day)
        if special is None or special.kind is DayKind.PROPOSED:
            return day.weekday() < SATURDAY
        return special.kind is DayKind.WORKED

    def next_working(self, day: date) -> date:
        """Return the day itself when it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def working_days_between(self, earlier: date, later: date) -> int:
        """Return how many working days follow ``earlier``, up to and with ``later``."""
        span = range(1, (later - earlier).days + 1)
        return sum(self.is_working(earlier + timedelta(days=step)) for step in span)

    def covers(self, first: date, last: date) -> bool:
        """Tell whether each day from ``first`` to ``last`` is announced and none only proposed."""
        return (
            self.announced_from <= first
            and last <= self.announced_until
            and not any(
                first <= day <= last and special.kind is DayKind.PROPOSED
                for day, special in self.days.items()
            )
        )
