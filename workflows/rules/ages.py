"""Ages as the regulations count them."""

from datetime import date


def whole_months(born: date, on: date) -> int:
    """
    Return the age in months; the day of the month does not matter.

    >>> whole_months(date(2006, 10, 31), on=date(2024, 10, 1))
    216
    """
    return (on.year - born.year) * 12 + on.month - born.month
