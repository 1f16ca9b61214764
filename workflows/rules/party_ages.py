"""Party age: how long somebody has been in the Party, less the time outside Party life."""

from collections.abc import Iterable
from datetime import date, timedelta

from workflows.foundation.periods import Period
from workflows.rules.ages import full_months

MONTHS_IN_A_YEAR = 12


def counted_since(decided_on: date, outside: Iterable[Period] = ()) -> date:
    """
    Return the day from which party age counts (294-QĐ/TW 4.5, 06-HD/TW 5.3).

    ``decided_on`` is the day written in the first decision of admission, also for somebody who
    was admitted again; each closed period ``outside`` Party life moves the day on by its days.
    Whoever was wrongly removed and restored was never outside: the age runs on (294-QĐ/TW
    5.2.2).

    >>> from workflows.foundation.periods import Period
    >>> counted_since(date(1990, 5, 19), [Period(date(2000, 1, 1), date(2004, 1, 1))])
    datetime.date(1994, 5, 19)
    """
    away = sum((_length(each) for each in outside), timedelta())
    return decided_on + away


def party_age(since: date, on: date) -> int:
    """
    Return the party age in full years on a day; ``since`` is the day from which it counts.

    >>> party_age(date(1994, 5, 19), on=date(2024, 5, 18))
    29
    """
    return full_months(since, on) // MONTHS_IN_A_YEAR


def reached_on(since: date, years: int) -> date:
    """
    Return the first day on which a party age of so many full years is reached.

    >>> reached_on(date(1992, 2, 29), 30)
    datetime.date(2022, 2, 28)
    """
    try:
        return since.replace(year=since.year + years)
    except ValueError:
        # Only 29 February is missing in another year: the month ends a day earlier.
        return since.replace(year=since.year + years, day=28)


def _length(period: Period) -> timedelta:
    if period.until is None:
        raise ValueError("who is still outside the Party has no party age")
    return period.until - period.since
