"""One cell of lifelike size, with the vacancies that chance leaves in it."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from workflows.administration.regions.descriptions import Described, Headcount
from workflows.administration.regions.identifiers import chance

SMALLEST_CELL = 3
LARGEST_CELL = 60
# A new member is not put into a cell that could not resolve without them.
SMALLEST_WITH_PROBATION = 6
# The youngest organisations that chance founds: before the terms that run now.
NEWEST = date(2019, 12, 31)
PROBATION_SHARE = 0.045
SECRETARY_VACANT = 0.015
DEPUTY_VACANT = 0.06


def cell(
    code: str,
    name: str,
    kind: str,
    size: int,
    *,
    since: date,
    posts: Mapping[str, str] | None = None,
    vacancies: bool = True,
) -> Described:
    """Return a cell of so many members, founded some time after ``since``."""
    luck = chance("cell", code)
    founded, document = founding(luck, since)
    return Described(
        code=code,
        name=name,
        kind=kind,
        since=founded,
        document=document,
        members=_headcount(size, luck),
        vacant=_vacant(luck) if vacancies else frozenset(),
        posts=posts or {},
    )


def founding(luck: Random, since: date) -> tuple[date, str]:
    """Return a day after ``since``, often the same, and the document of the founding."""
    room = max((NEWEST - since).days, 0)
    day = since + timedelta(days=max(luck.randint(-room, room), 0))
    signed = day - timedelta(days=luck.randint(3, 12))
    return day, f"{luck.randint(11, 299)}-QĐ/ĐU ngày {signed:%d/%m/%Y}"


def _headcount(size: int, luck: Random) -> Headcount:
    probationary = 0
    if size >= SMALLEST_WITH_PROBATION:
        probationary = sum(1 for _ in range(size) if luck.random() < PROBATION_SHARE)
        probationary = min(probationary, size - SMALLEST_CELL)
    return Headcount(official=size - probationary, probationary=probationary)


def _vacant(luck: Random) -> frozenset[str]:
    fates = {"secretary": SECRETARY_VACANT, "deputy_secretary": DEPUTY_VACANT}
    return frozenset(office for office, share in fates.items() if luck.random() < share)
