"""Who makes up a body on a day, as it was known on a day, and who is left out of the count."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection


@dataclass(frozen=True, slots=True)
class Elector:
    """One member of a body on the day, with the conditions that touch the count."""

    person_id: UUID
    name: str
    offices: tuple[str, ...]
    conditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Electorate:
    """
    The members of a body on a day, before anyone is left out.

    ``probationary`` are members of a cell who attend without a vote; ``guests``
    are members of another cell on temporary transfer here, without vote or count.
    """

    members: tuple[Elector, ...]
    probationary: tuple[Elector, ...]
    guests: tuple[Elector, ...]

    def base(
        self,
        *,
        present: frozenset[UUID],
        left_out_always: frozenset[str],
        left_out_unless_present: frozenset[str],
    ) -> tuple[Elector, ...]:
        """Return the members on whose number a share is taken; relatives stay in it."""
        return tuple(
            member
            for member in self.members
            if not member.conditions & left_out_always
            and not (
                member.conditions & left_out_unless_present and member.person_id not in present
            )
        )


MEETING_OF_MEMBERS = "cell_meeting"
# Whoever is suspended from the work of a committee goes on voting in the cell.
OF_COMMITTEES = ("suspended_from_committee",)

_QUERY = """
WITH asked AS (
    SELECT body.id, body.kind, body.unit_id, greatest(%(known_at)s, unit.recorded_at) AS known_at
    FROM organisation_body body JOIN organisation_unit unit ON unit.id = body.unit_id
    WHERE body.id = %(body)s
       OR body.id = %(beside)s AND organisation_meets_with(%(body)s, %(beside)s, %(on)s::date)
), circumstances AS (
    SELECT * FROM people_conditions_in(%(body)s)
    UNION
    SELECT * FROM people_conditions_beside(%(beside)s, %(body)s, %(on)s::date)
), attending AS (
    SELECT asked.id AS body_id, asked.kind AS body_kind, asked.known_at, lives.person_id,
        standing.kind AS role
    FROM asked JOIN people_cellplace lives ON lives.cell_id = asked.unit_id
      AND {lives}
    JOIN people_standing standing ON standing.person_id = lives.person_id AND {standing}
      AND standing.kind IN ('official', 'probationary')
    WHERE asked.kind = %(meeting)s
    UNION ALL
    SELECT DISTINCT asked.id, asked.kind, asked.known_at, seat.person_id, 'official'
    FROM asked JOIN people_appointment seat ON seat.body_id = asked.id AND {seat}
    WHERE asked.kind <> %(meeting)s
    UNION ALL
    SELECT asked.id, asked.kind, asked.known_at, away.person_id, 'guest'
    FROM asked JOIN circumstances away ON away.host_id = asked.unit_id AND {away}
    WHERE asked.kind = %(meeting)s
)
SELECT attending.body_id, attending.person_id,
    coalesce(person.full_name, (SELECT min(seat.named)
        FROM people_appointment seat
        WHERE seat.body_id = attending.body_id AND seat.person_id = attending.person_id), ''),
    attending.role,
    coalesce((SELECT array_agg(DISTINCT condition.kind) FROM circumstances condition
        WHERE condition.person_id = attending.person_id AND {condition}
          AND (attending.body_kind <> %(meeting)s OR condition.kind <> ALL (%(of_committees)s))
        ), '{{}}'),
    coalesce((SELECT array_agg(DISTINCT seat.office) FROM people_appointment seat
        WHERE seat.body_id = attending.body_id AND seat.person_id = attending.person_id
          AND {office}), '{{}}')
FROM attending LEFT JOIN people_person person ON person.id = attending.person_id
ORDER BY person.sort_key, attending.person_id"""


def _held(alias: str, known_at: str) -> str:
    """The fact held on the day, by what had been recorded of its beginning and its end by then."""
    return f"""(lower({alias}.during) <= %(on)s::date
        AND {alias}.recorded_at <= {known_at}
        AND (upper({alias}.during) IS NULL OR %(on)s::date < upper({alias}.during)
             OR {alias}.end_recorded_at > {known_at}))"""


def _held_as_known(alias: str, known_at: str) -> str:
    """The same of what may be changed more than once: by the days that were on record by then."""
    return f"""({alias}.recorded_at <= {known_at} AND %(on)s::date <@ coalesce(
        (SELECT (told.days ->> 'during')::daterange
         FROM jsonb_array_elements({alias}.earlier) WITH ORDINALITY told (days, place)
         WHERE (told.days ->> 'until')::timestamptz > {known_at}
         ORDER BY told.place LIMIT 1), {alias}.during))"""


def electorate(*, body_id: UUID, on: date, known_at: datetime) -> Electorate:
    """
    Return who made up the body on the day, from what had been recorded until ``known_at``.

    A fact entered later changes no electorate that was known before it. For a day before
    the unit's register was opened here, what its opening put on record is what was known.
    """
    return electorates(body_id=body_id, beside=None, on=on, known_at=known_at)[body_id]


def electorates(
    *, body_id: UUID, beside: UUID | None, on: date, known_at: datetime
) -> dict[UUID, Electorate]:
    """
    Return who made up a body, and the one it met with, each by its id.

    A body that may not sit with the first on that day has no member.
    """
    attending, after = "attending.known_at", "asked.known_at"
    query = _QUERY.format(
        lives=_held("lives", after),
        standing=_held("standing", after),
        seat=_held_as_known("seat", after),
        away=_held_as_known("away", after),
        condition=_held_as_known("condition", attending),
        office=_held_as_known("seat", attending),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            query,
            {
                "body": body_id,
                "beside": beside,
                "on": on,
                "known_at": known_at,
                "meeting": MEETING_OF_MEMBERS,
                "of_committees": list(OF_COMMITTEES),
            },
        )
        rows = cursor.fetchall()
    asked = [body_id] if beside is None else [body_id, beside]
    return {each: _electorate([row[1:] for row in rows if row[0] == each]) for each in asked}


def _electorate(rows: list[tuple[Any, ...]]) -> Electorate:
    grouped: dict[str, list[Elector]] = {"official": [], "probationary": [], "guest": []}
    for person_id, name, role, conditions, offices in rows:
        grouped[role].append(
            Elector(person_id, name, tuple(sorted(offices)), frozenset(conditions))
        )
    return Electorate(*(tuple(grouped[role]) for role in ("official", "probationary", "guest")))
