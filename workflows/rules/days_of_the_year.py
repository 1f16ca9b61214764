"""A day that comes back every year, such as the anniversary on which something is handed over."""

from dataclasses import dataclass
from datetime import date

# A year without 29 February: a day that it lacks does not come back every year.
_SHORT_YEAR = 2001


@dataclass(frozen=True, slots=True)
class DayOfTheYear:
    """
    A day and a month of every year.

    >>> DayOfTheYear(month=2, day=29)
    Traceback (most recent call last):
    ...
    ValueError: day is out of range for month
    """

    month: int
    day: int

    def __post_init__(self) -> None:
        self.of(_SHORT_YEAR)

    def __str__(self) -> str:
        return f"{self.day:02}/{self.month:02}"

    def of(self, year: int) -> date:
        """Return the day as it falls in a year."""
        return date(year, self.month, self.day)

    def falls_on(self, day: date) -> bool:
        """
        Tell whether a day is this one of its year.

        >>> DayOfTheYear(month=5, day=19).falls_on(date(2024, 5, 19))
        True
        """
        return self.of(day.year) == day
