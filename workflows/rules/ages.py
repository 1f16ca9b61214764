"""Ages and other lengths of time in months, as the regulations count them."""

from calendar import monthrange
from datetime import date


def whole_months(born: date, on: date) -> int:
    """
    Return the age in months; the day of the month does not matter.

    >>> whole_months(date(2006, 10, 31), on=date(2024, 10, 1))
    216
    """
    return (on.year - born.year) * 12 + on.month - born.month


def full_months(since: date, on: date) -> int:
    """
    Return how many months have run in full: each ends on the same-numbered day, or the last.

    >>> full_months(date(2023, 6, 30), on=date(2024, 6, 29))
    11
    >>> full_months(date(2023, 8, 31), on=date(2024, 2, 29))
    6
    """
    last_day = monthrange(on.year, on.month)[1]
    return whole_months(since, on) - (on.day < min(since.day, last_day))
