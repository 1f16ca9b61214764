"""Opens a transaction for one person: the wall lets through what today's seats show."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from workflows.authority import powers
from workflows.foundation.moments import local_day
from workflows.journal import settings, statements, walls

READING = {
    walls.CASES: "case.read",
    walls.REGISTER: "register.read",
    walls.JOURNAL: "journal.read",
}
LOCK_TIMEOUT = "3s"


_SHOWN = """set_config('{setting}', coalesce((SELECT array_agg(DISTINCT path)::text FROM seats
        WHERE seat = ANY (%({act})s::text[])), ''), true)"""

_ENTER = f"""
    WITH seats AS MATERIALIZED (
        SELECT {powers.SEAT} AS seat, place.path
        FROM people_appointment seat
        JOIN organisation_body own ON own.id = seat.body_id
        JOIN organisation_place place ON place.unit_id = own.unit_id
        WHERE seat.person_id = %(person)s
          AND seat.during @> %(on)s::date
          AND NOT seat.idle @> %(on)s::date
          AND own.during @> %(on)s::date
          AND place.during @> %(on)s::date
    )
    SELECT set_config('{walls.PERSON}', coalesce(%(person)s::uuid::text, ''), true),
        {", ".join(_SHOWN.format(setting=setting, act=act) for setting, act in READING.items())},
        set_config('{walls.GRANTED}', coalesce((
            SELECT array_agg(DISTINCT grants.object_pk)::text
            FROM authority_casegrant grants
            JOIN people_user account ON account.id = grants.user_id
            WHERE account.person_id = %(person)s
              AND account.is_active AND grants.during @> %(on)s::date
              AND NOT grants.idle @> %(on)s::date), ''), true),
        set_config('lock_timeout', %(lock_timeout)s, true),
        -- A prepared statement is planned once, not again for each person or case. It holds for
        -- the connection, so that this statement itself is not planned again either.
        set_config('plan_cache_mode', 'force_generic_plan', false)"""


@contextmanager
def opened_for(*, person_id: UUID | None, at: datetime) -> Iterator[None]:
    """
    Run a transaction in which the person sees what their seats of the day show them.

    Everything a request or a job reads or writes happens inside one of these.
    Without a person nothing personal is seen.
    """
    with transaction.atomic(durable=True):
        enter(person_id=person_id, on=local_day(at))
        yield


def enter(*, person_id: UUID | None, on: date) -> None:
    """Set the scopes of the running transaction from the person's seats on the day."""
    parameters = {
        "person": person_id,
        "on": on,
        "lock_timeout": LOCK_TIMEOUT,
        **{act: powers.seats_with(act, on) for act in READING.values()},
    }
    statements.run(_ENTER, parameters).close()


@contextmanager
def narrowed(path: str) -> Iterator[None]:
    """Draw the wall of the running transaction closer for a while: to what lies below a path."""
    drawn = (walls.CASES, walls.REGISTER)
    with connection.cursor() as cursor:
        calls = ", ".join(_NARROWER.format(scope=walls.scope_paths(scope)) for scope in drawn)
        cursor.execute(f"SELECT {calls}", {"path": path})
        found = dict(zip(drawn, cursor.fetchone(), strict=True))
    with settings.held({**found, walls.PERSON: ""}):
        yield


def sees_units(number: int) -> bool:
    """Tell whether the running transaction sees the people of at least so many units."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS_SEEN, {"number": number})
        return bool(cursor.fetchone()[0] >= number)


_NARROWER = """coalesce((
    SELECT array_agg(CASE WHEN root <@ %(path)s::ltree THEN root ELSE %(path)s::ltree END)
    FROM unnest({scope}) root
    WHERE root <@ %(path)s::ltree OR root @> %(path)s::ltree)::text, '')"""
# Root by root, so that the count ends where the number is reached.
_UNITS_SEEN = f"""
    SELECT count(*) FROM (
        SELECT 1
        FROM unnest({walls.scope_paths(walls.REGISTER)} || {walls.scope_paths(walls.CASES)}) root
        CROSS JOIN LATERAL (
            SELECT 1 FROM organisation_place place WHERE place.path <@ root LIMIT %(number)s) low
        LIMIT %(number)s) seen"""
