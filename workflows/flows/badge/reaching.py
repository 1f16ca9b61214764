"""Who reaches the years of a badge by the coming days of award, as far as the register shows."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from django.db import connection

from workflows.authority import law
from workflows.flows.badge.steps.ages import YEARS
from workflows.flows.badge.steps.declaring import AWARD_DAYS
from workflows.people.party_ages import COUNTED_SINCE, RECOUNT

DAYS_AHEAD = 4
NAMES = 200


@dataclass(frozen=True, slots=True)
class Reaching:
    """A member who reaches the years of a badge on a day."""

    person_id: UUID
    name: str
    cell: str
    years: int
    reached_on: date


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of award, and who reaches a badge after the day before it and by this one."""

    day: date
    members: list[Reaching]


@dataclass(frozen=True, slots=True)
class Coming:
    """
    The coming days of award.

    ``unknown`` counts the members whose day of admission is not on record; ``more`` tells that
    not all who reach a badge are named.
    """

    occasions: list[Occasion]
    unknown: int
    more: bool


def coming(path: str, *, on: date) -> Coming:
    """
    Return who of a unit, and of those below it, reaches a badge by the coming days of award.

    The names stand in the order of the register; who has the badge on record is left out.
    """
    days = _days_of_award(on)
    parameters = {
        "path": path,
        "on": on,
        "after": days[0],
        "by": days[-1],
        "years": list(law.pack().parameter(YEARS).on(on).value),
        "limit": NAMES + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_REACHING, parameters)
        found = [Reaching(*row) for row in cursor.fetchall()]
        cursor.execute(_UNKNOWN, parameters)
        (unknown,) = cursor.fetchone()
    named = found[:NAMES]
    occasions = [
        Occasion(day, [each for each in named if before < each.reached_on <= day])
        for before, day in pairwise(days)
    ]
    return Coming(occasions, unknown=unknown, more=len(found) > NAMES)


def _days_of_award(on: date) -> list[date]:
    """Return the last day of award before a day, and those that come from it on."""
    days = law.pack().parameter(AWARD_DAYS).on(on).value
    years = range(on.year - 1, on.year + 3)
    every = sorted(each.of(year) for year in years for each in days)
    before = max(position for position, day in enumerate(every) if day < on)
    return every[before : before + 1 + DAYS_AHEAD]


_REACHING = f"""
    SELECT person.id, person.full_name, coalesce(cell.name, ''), badge.years,
           ({COUNTED_SINCE} + make_interval(years => badge.years))::date AS reached_on
    FROM people_membership held {RECOUNT}
    CROSS JOIN unnest(%(years)s::int[]) AS badge(years)
    JOIN people_person person ON person.id = held.person_id
    LEFT JOIN people_cellplace place ON place.person_id = person.id
         AND place.during @> %(on)s::date
    LEFT JOIN organisation_unit cell ON cell.id = place.cell_id
    WHERE held.path <@ %(path)s::ltree AND held.state = 'official'
      AND ({COUNTED_SINCE} + make_interval(years => badge.years))::date > %(after)s::date
      AND ({COUNTED_SINCE} + make_interval(years => badge.years))::date <= %(by)s::date
      AND NOT EXISTS (SELECT FROM badge_award award
          WHERE award.person_id = held.person_id AND award.years = badge.years)
    ORDER BY person.sort_key, person.id LIMIT %(limit)s"""

_UNKNOWN = f"""
    SELECT count(*) FROM people_membership held {RECOUNT}
    WHERE held.path <@ %(path)s::ltree AND held.state = 'official' AND {COUNTED_SINCE} IS NULL"""
