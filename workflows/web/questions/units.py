"""Units as of a day: where they stand, what lies below them, who sits in their bodies."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from workflows.foundation.spellings import folded
from workflows.organisation.models import Body, Mandate, Place, Unit
from workflows.people.models import Appointment

BRANCHES = 100
CASES = 50
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit at its place in the tree of a day."""

    id: UUID
    name: str
    code: str
    level_kind: str
    path: str
    branches: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people and open cases a unit has, counted with everything below it."""

    official: int
    probationary: int
    open_cases: int
    late_cases: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a cell as of a day."""

    id: UUID
    name: str
    standing: str
    since: date
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that was open on the day."""

    id: UUID
    number: str
    procedure: str
    subject: str
    unit: str
    opened_on: date


_PLACED = """
    SELECT unit.id, unit.name, unit.code, unit.level_kind, place.path::text,
           (SELECT count(*) FROM organisation_place low
            WHERE low.parent_id = unit.id AND low.during @> %(on)s::date)
    FROM organisation_place place JOIN organisation_unit unit ON unit.id = place.unit_id
    WHERE place.during @> %(on)s::date"""


def placed(unit_id: UUID, *, on: date) -> Placed | None:
    """Return the unit at its place on the day, or None if it had none."""
    return next(iter(_places("AND unit.id = %(unit)s", on=on, unit=unit_id)), None)


def day_in_tree(unit_id: UUID, *, on: date) -> date:
    """Return the day, or the last one before it on which the unit stood in the tree."""
    begun = Place.objects.filter(unit_id=unit_id, during__startswith__lte=on)
    latest = begun.order_by("during").last()
    until = latest.during.upper if latest else None
    return on if until is None or on < until else until - ONE_DAY


def at_paths(paths: list[str], *, on: date) -> list[Placed]:
    """Return the units at the paths, by path."""
    return _places(
        "AND place.path = ANY(%(paths)s::ltree[]) ORDER BY place.path", on=on, paths=paths
    )


def above(path: str, *, on: date) -> list[Placed]:
    """Return the units above the path, the highest first."""
    return _places(
        "AND place.path @> %(path)s::ltree AND place.path <> %(path)s::ltree"
        " ORDER BY nlevel(place.path)",
        on=on,
        path=path,
    )


def below(unit_id: UUID, *, on: date) -> list[Placed]:
    """Return the units directly below, by name, up to BRANCHES and one more."""
    return _places(
        'AND place.parent_id = %(unit)s ORDER BY vi_key(unit.name) COLLATE "C" LIMIT %(limit)s',
        on=on,
        unit=unit_id,
        limit=BRANCHES + 1,
    )


def named(sought: str, roots: list[str], *, on: date, limit: int) -> list[Placed]:
    """Return units below the roots whose name or code holds what is sought, without diacritics."""
    return _places(
        """AND place.path <@ ANY(%(roots)s::ltree[])
           AND (lower(unaccent(unit.name)) LIKE %(like)s OR lower(unit.code) = %(code)s)
           ORDER BY nlevel(place.path), vi_key(unit.name) COLLATE "C" LIMIT %(limit)s""",
        on=on,
        roots=roots,
        like=f"%{escaped(folded(sought))}%",
        code=sought.lower(),
        limit=limit,
    )


def escaped(text: str) -> str:
    """Return the text with the signs that LIKE reads as patterns made plain."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_WAITS_TODAY = "item.state = 'open'"
# Where a case ended around a step, the step has no day of its own.
_WAITED_ON_A_DAY = """item.opened_on <= %(on)s AND (item.state = 'open' OR %(on)s < coalesce(
    item.decided_on, (SELECT ended_on FROM engine_case cases WHERE cases.id = item.case_id)))"""
# The path of a standing is that of the person's cell of today: it counts five times as fast as
# the cells of a day, and for today alone it counts the same.
_COUNTED_TODAY = """
    SELECT standing.kind FROM people_standing standing
    WHERE standing.during @> %(on)s::date AND standing.path <@ %(path)s::ltree"""
_COUNTED_ON_A_DAY = """
    SELECT standing.kind FROM organisation_place place
    JOIN people_cellplace cell ON cell.cell_id = place.unit_id AND cell.during @> %(on)s::date
    JOIN people_standing standing ON standing.person_id = cell.person_id
         AND standing.during @> %(on)s::date
    WHERE place.path <@ %(path)s::ltree AND place.during @> %(on)s::date"""


def figures(path: str, *, on: date, today: date) -> Figures:
    """
    Return the figures of the unit at the path, as far as the running transaction sees them.

    Who is counted on a day is whoever was in one of its cells on that day.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH counted AS ({_COUNTED_TODAY if on == today else _COUNTED_ON_A_DAY})
            SELECT
              (SELECT count(*) FROM counted WHERE kind = 'official'),
              (SELECT count(*) FROM counted WHERE kind = 'probationary'),
              (SELECT count(*) FROM engine_case WHERE path <@ %(path)s::ltree
                 AND opened_on <= %(on)s AND (ended_on IS NULL OR ended_on > %(on)s)),
              (SELECT count(DISTINCT item.case_id) FROM engine_item item
                 WHERE item.path <@ %(path)s::ltree AND item.due_on < %(on)s
                   AND {_WAITS_TODAY if on == today else _WAITED_ON_A_DAY})""",
            {"on": on, "path": path},
        )
        return Figures(*cursor.fetchone())


def open_cases(path: str, *, on: date) -> list[OpenCase]:
    """Return the cases open on the day at the path and below it, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT cases.id, cases.number, cases.procedure, subject.full_name, unit.name,
                   cases.opened_on
            FROM engine_case cases
            JOIN people_person subject ON subject.id = cases.subject_id
            JOIN organisation_unit unit ON unit.id = cases.unit_id
            WHERE cases.path <@ %(path)s::ltree AND cases.opened_on <= %(on)s
              AND (cases.ended_on IS NULL OR cases.ended_on > %(on)s)
            ORDER BY cases.opened_on, cases.id LIMIT %(limit)s""",
            {"path": path, "on": on, "limit": CASES},
        )
        return [OpenCase(*row) for row in cursor.fetchall()]


def bodies(unit_id: UUID, *, on: date) -> list[Body]:
    """Return the bodies of the unit on the day."""
    return list(Body.objects.filter(unit_id=unit_id, during__contains=on))


def appointments(unit_id: UUID, *, on: date) -> list[Appointment]:
    """Return who sits in the unit's bodies on the day, the longest-serving first."""
    seated = Appointment.objects.filter(body__unit_id=unit_id, during__contains=on)
    return list(seated.order_by("during", "named"))


def mandates(unit_id: UUID, *, on: date) -> list[Mandate]:
    """Return what has been delegated to the unit on the day."""
    return list(Mandate.objects.filter(unit_id=unit_id, during__contains=on))


def members(cell_id: UUID, *, on: date) -> list[Member]:
    """Return the members of a cell on the day, in the order of Vietnamese names."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT person.id, person.full_name, standing.kind, lower(standing.during),
                   ARRAY(SELECT each.kind FROM people_condition each
                         WHERE each.person_id = person.id AND each.during @> %(on)s::date
                         ORDER BY each.kind)
            FROM people_cellplace place
            JOIN people_person person ON person.id = place.person_id
            JOIN people_standing standing ON standing.person_id = person.id
                 AND standing.during @> %(on)s::date
                 AND standing.kind IN ('official', 'probationary')
            WHERE place.cell_id = %(cell)s AND place.during @> %(on)s::date
            ORDER BY person.sort_key""",
            {"cell": cell_id, "on": on},
        )
        return [Member(*row[:-1], conditions=tuple(row[-1])) for row in cursor.fetchall()]


def known(unit_id: UUID) -> Unit | None:
    """Return the unit itself, whatever its place."""
    return Unit.objects.filter(pk=unit_id).first()


def _places(condition: str, *, on: date, **parameters: Any) -> list[Placed]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_PLACED} {condition}", {"on": on, **parameters})
        return [Placed(*row) for row in cursor.fetchall()]
