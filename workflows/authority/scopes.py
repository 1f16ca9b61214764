"""Opens a transaction for one person: the wall lets through what today's seats show."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from workflows.authority import law
from workflows.foundation.moments import local_day
from workflows.journal import walls

READING = {
    walls.CASES: "case.read",
    walls.REGISTER: "register.read",
    walls.JOURNAL: "journal.read",
}
LOCK_TIMEOUT = "3s"


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
    settings = [f"set_config('{walls.PERSON}', %(person)s, true)"]
    parameters: dict[str, object] = {
        "person": str(person_id) if person_id else "",
        "lock_timeout": LOCK_TIMEOUT,
        "on": on,
    }
    for position, (setting, act) in enumerate(READING.items()):
        holders = law.pack().power(act, on).value.holders
        pairs = sorted((kind, office) for kind, offices in holders.items() for office in offices)
        parameters[f"kinds_{position}"] = [kind for kind, _ in pairs]
        parameters[f"offices_{position}"] = [office for _, office in pairs]
        settings.append(
            f"""set_config('{setting}', coalesce((
                SELECT array_agg(DISTINCT place.path)::text
                FROM people_appointment seat
                JOIN organisation_body body ON body.id = seat.body_id
                JOIN organisation_place place ON place.unit_id = body.unit_id
                WHERE seat.person_id = NULLIF(%(person)s, '')::uuid
                  AND seat.during @> %(on)s::date
                  AND body.during @> %(on)s::date
                  AND place.during @> %(on)s::date
                  AND (body.kind, seat.office) IN (
                      SELECT * FROM unnest(%(kinds_{position})s::text[],
                                           %(offices_{position})s::text[]))), ''), true)"""
        )
    settings.append(
        f"""set_config('{walls.GRANTED}', coalesce((
            SELECT array_agg(DISTINCT grants.object_pk)::text
            FROM authority_casegrant grants
            JOIN people_user account ON account.id = grants.user_id
            WHERE account.person_id = NULLIF(%(person)s, '')::uuid
              AND account.is_active AND grants.during @> %(on)s::date), ''), true)"""
    )
    settings.append("set_config('lock_timeout', %(lock_timeout)s, true)")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(settings)}", parameters)
