"""Who makes up a body on a day, as it was known on a day, and who is left out of the count."""

from dataclasses import dataclass
from datetime import date, datetime
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

_QUERY = """
WITH asked AS (
    SELECT body.id, body.kind, body.unit_id, greatest(%(known_at)s, unit.recorded_at) AS known_at
    FROM organisation_body body JOIN organisation_unit unit ON unit.id = body.unit_id
    WHERE body.id = %(body)s
), circumstances AS (
    SELECT * FROM people_conditions_in(%(body)s)
), attending AS (
    SELECT lives.person_id, standing.kind AS role
    FROM asked JOIN people_cellplace lives ON lives.cell_id = asked.unit_id
      AND {lives}
    JOIN people_standing standing ON standing.person_id = lives.person_id AND {standing}
      AND standing.kind IN ('official', 'probationary')
    WHERE asked.kind = %(meeting)s
    UNION ALL
    SELECT DISTINCT seat.person_id, 'official'
    FROM asked JOIN people_appointment seat ON seat.body_id = asked.id AND {seat}
    WHERE asked.kind <> %(meeting)s
    UNION ALL
    SELECT away.person_id, 'guest'
    FROM asked JOIN circumstances away ON away.host_id = asked.unit_id AND {away}
    WHERE asked.kind = %(meeting)s
)
SELECT attending.person_id, coalesce(person.full_name, (SELECT min(seat.named)
        FROM people_appointment seat
        WHERE seat.body_id = %(body)s AND seat.person_id = attending.person_id), ''),
    attending.role,
    coalesce((SELECT array_agg(DISTINCT condition.kind) FROM circumstances condition
        WHERE condition.person_id = attending.person_id AND {condition}), '{{}}'),
    coalesce((SELECT array_agg(DISTINCT seat.office) FROM people_appointment seat
        WHERE seat.body_id = %(body)s AND seat.person_id = attending.person_id AND {seat}), '{{}}')
FROM attending LEFT JOIN people_person person ON person.id = attending.person_id
ORDER BY person.sort_key, attending.person_id"""


def _held(alias: str) -> str:
    """The fact held on the day, by what had been recorded of its beginning and its end by then."""
    return f"""(lower({alias}.during) <= %(on)s::date
        AND {alias}.recorded_at <= (SELECT known_at FROM asked)
        AND (upper({alias}.during) IS NULL OR %(on)s::date < upper({alias}.during)
             OR {alias}.end_recorded_at > (SELECT known_at FROM asked)))"""


def electorate(*, body_id: UUID, on: date, known_at: datetime) -> Electorate:
    """
    Return who made up the body on the day, from what had been recorded until ``known_at``.

    A fact entered later changes no electorate that was known before it. For a day before
    the unit's register was opened here, what its opening put on record is what was known.
    """
    query = _QUERY.format(
        **{name: _held(name) for name in ("lives", "standing", "seat", "away", "condition")}
    )
    with connection.cursor() as cursor:
        cursor.execute(
            query,
            {"body": body_id, "on": on, "known_at": known_at, "meeting": MEETING_OF_MEMBERS},
        )
        rows = cursor.fetchall()
    grouped: dict[str, list[Elector]] = {"official": [], "probationary": [], "guest": []}
    for person_id, name, role, conditions, offices in rows:
        grouped[role].append(
            Elector(person_id, name, tuple(sorted(offices)), frozenset(conditions))
        )
    return Electorate(*(tuple(grouped[role]) for role in ("official", "probationary", "guest")))
