"""Which units a person may look at: those where a seat gives the power to read, and all below."""

from datetime import date
from uuid import UUID

from django.db import connection

from workflows.authority.powers import held
from workflows.journal import statements
from workflows.journal.walls import CASES, REGISTER, within


def readable_roots(person_id: UUID, *, on: date) -> list[str]:
    """Return the paths of the units from which the person reads downwards, the shortest first."""
    relation = held("unit.read", on)
    with statements.run(
        f"""
            SELECT DISTINCT place.path::text, nlevel(place.path)
            FROM ({relation.sql}) held
            JOIN organisation_body body ON body.id = held.seat_body_id
            JOIN organisation_place place ON place.unit_id = body.unit_id
            WHERE held.person_id = %(person)s AND held.body_id = held.seat_body_id
              AND place.during @> %(held_on)s::date
            ORDER BY 2, 1""",
        {**relation.parameters, "person": person_id},
    ) as cursor:
        paths = [path for path, _ in cursor.fetchall()]
    return [path for path in paths if not any(path.startswith(f"{up}.") for up in paths)]


def reachable(path: str, roots: list[str]) -> bool:
    """Tell whether a unit's path is one of the roots or lies below one."""
    return any(path == root or path.startswith(f"{root}.") for root in roots)


def register_is_open(path: str) -> bool:
    """Tell whether the running transaction sees the members of the unit at the path."""
    return _is_open(path, REGISTER, CASES)


def cases_are_open(path: str) -> bool:
    """Tell whether the running transaction sees the cases of the unit at the path."""
    return _is_open(path, CASES)


def _is_open(path: str, *scopes: str) -> bool:
    condition = within(*scopes, column="unit.path")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {condition} FROM (SELECT %s::ltree AS path) unit", [path])
        return bool(cursor.fetchone()[0])
