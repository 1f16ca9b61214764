"""The register of people: who is found by name, unit, standing and day, in the order of names."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from workflows.authority import scopes
from workflows.web.questions import roads
from workflows.web.questions.sought import Sought

NAMES = 30
# Whoever sees so many units looks names up; whoever sees fewer looks through their own people.
MANY_UNITS = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Whom a reader asks for: part of a name, and what was so on a day.

    ``since`` and ``until`` bound the day on which the standing of that day began;
    ``unit`` is the path below which the register is looked at.
    """

    name: str
    on: date
    standing: str = ""
    since: date | None = None
    until: date | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A person of the register, with the standing and the cell of the day."""

    id: UUID
    name: str
    standing: str | None
    since: date | None
    cell_id: UUID | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """
    One page of people, and whether more follow.

    ``total`` is how many there are, None where they were not counted; ``whole`` is
    false where so many share the name that not all of them were asked about.
    """

    people: list[Found]
    more: bool
    total: int | None
    whole: bool


def listed(wanted: Wanted, *, after: UUID | None = None) -> Listing:
    """
    Return the people the running transaction sees, those of the very marks first, then by name.

    ``after`` is the last person of the page before. Nothing outside of the reader's scope
    changes any part of the answer.
    """
    with scopes.narrowed(wanted.unit) if wanted.unit else nullcontext():
        many = scopes.sees_units(MANY_UNITS)
        with roads.chosen(many=many):
            answer = _asked(wanted, after=after, many=many)
            people = _shown(answer.ids[:NAMES], on=wanted.on)
    more, total = len(answer.ids) > NAMES, answer.total
    if after is None and answer.whole and not more:
        total = len(people)
    return Listing(people, more=more, total=total, whole=answer.whole)


def _asked(wanted: Wanted, *, after: UUID | None, many: bool) -> roads.Answer:
    """Return the ids of a page and of one more."""
    sought = Sought(wanted.name)
    asked = {name: getattr(wanted, name) for name in ("on", "standing", "since", "until")}
    road = roads.Road(sought, _conditions(wanted), {**sought.parameters, **asked}, limit=NAMES + 1)
    start = road.start(after)
    return road.by_name(start) if many else road.through_own_people(start)


def _conditions(wanted: Wanted) -> list[str]:
    found = []
    if wanted.standing or wanted.since or wanted.until:
        found.append(_STANDING.format(narrower="".join(_standing(wanted))))
    if wanted.unit:
        found.append(_OF_THE_UNIT)
    return found


def _standing(wanted: Wanted) -> list[str]:
    """Return what is asked of the standing of the day."""
    return [
        condition
        for condition, asked in (
            (" AND standing.kind = %(standing)s", wanted.standing),
            (" AND lower(standing.during) >= %(since)s", wanted.since),
            (" AND lower(standing.during) <= %(until)s", wanted.until),
        )
        if asked
    ]


def _shown(ids: list[UUID], *, on: date) -> list[Found]:
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN, {"ids": ids, "on": on})
        return [Found(*row) for row in cursor.fetchall()]


# Each asks of one person at a time: as joins they would be begun at the other end.
_STANDING = """coalesce((
    SELECT true FROM people_standing standing
    WHERE standing.person_id = person.id AND standing.during @> %(on)s::date{narrower}
    LIMIT 1), false)"""

# A member of that day had a cell, and the wall is drawn round the unit's; others have none.
_OF_THE_UNIT = """(
    coalesce((SELECT true FROM people_cellplace place
              WHERE place.person_id = person.id AND place.during @> %(on)s::date
              LIMIT 1), false)
    OR coalesce((SELECT standing.kind NOT IN ('probationary', 'official')
                 FROM people_standing standing
                 WHERE standing.person_id = person.id AND standing.during @> %(on)s::date
                 LIMIT 1), true))"""

_SHOWN = """
    SELECT person.id, person.full_name, standing.kind, lower(standing.during), cell.id, cell.name
    FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS page(id, number)
    JOIN people_person person ON person.id = page.id
    LEFT JOIN LATERAL (SELECT kind, during FROM people_standing
                       WHERE person_id = page.id AND during @> %(on)s::date) standing ON true
    LEFT JOIN LATERAL (SELECT cell_id FROM people_cellplace
                       WHERE person_id = page.id AND during @> %(on)s::date) place ON true
    LEFT JOIN organisation_unit cell ON cell.id = place.cell_id
    ORDER BY page.number"""
