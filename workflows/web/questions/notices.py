"""What was made known to the bodies in which a person sits, the latest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from workflows.journal.models import Entry
from workflows.web.marks import Mark
from workflows.web.questions.cases import Told, with_texts

PAGE = 30


@dataclass(frozen=True, slots=True)
class Notice:
    """
    One thing made known: the entry that tells it, the person, and the case as it stands.

    What a unit is told outside any case has no case.
    """

    case_id: UUID | None
    person_id: UUID
    case_number: str | None
    procedure: str | None
    shape: int | None
    outcome: str
    subject: str
    unit_name: str
    told: Told


# A message made known to two bodies of one person is one thing to read. Each body's notices
# are read from the end of its index, so a page costs the same however many there are.
_LATEST = """
    WITH bodies AS (
        SELECT DISTINCT body_id FROM people_appointment
        WHERE person_id = %(person)s AND during @> %(on)s::date AND NOT idle @> %(on)s::date
    ), latest AS (
        SELECT DISTINCT made.made_at, made.message_id FROM bodies CROSS JOIN LATERAL (
            SELECT notice.made_at, split_part(notice.key, ':', 1)::uuid AS message_id
            FROM engine_notice notice
            WHERE notice.body_id = bodies.body_id {after}
            ORDER BY 1 DESC, 2 DESC LIMIT %(limit)s) made
        ORDER BY 1 DESC, 2 DESC LIMIT %(limit)s
    )
    SELECT latest.made_at, latest.message_id, entry.id, cases.id, subject.id, cases.number,
           cases.procedure, cases.shape, coalesce(cases.outcome, ''), subject.full_name, unit.name
    FROM latest
    JOIN engine_message message ON message.id = latest.message_id
    JOIN journal_entry entry ON entry.stream_kind = message.stream_kind
        AND entry.stream_id = message.stream_id AND entry.number = message.number
    LEFT JOIN engine_case cases ON cases.id = message.stream_id
    -- Without a case that the reader may see there is nobody, and the notice is not shown.
    JOIN people_person subject
        ON subject.id = coalesce(cases.subject_id, (message.ids->>'person')::uuid)
    JOIN organisation_unit unit ON unit.id = coalesce(cases.unit_id, message.stream_id)
    ORDER BY 1 DESC, 2 DESC"""

_AFTER = """AND notice.made_at <= %(made_at)s
            AND (notice.made_at, split_part(notice.key, ':', 1)::uuid)
                < (%(made_at)s, %(message)s::uuid)"""


def page(
    person_id: UUID, *, on: date, after: Mark | None = None
) -> tuple[list[Notice], Mark | None]:
    """Return the next notices to the person's bodies of the day, and where the page ended."""
    parameters: dict[str, Any] = {"person": person_id, "on": on, "limit": PAGE + 1}
    if after:
        parameters |= {"made_at": after.at, "message": after.id}
    with connection.cursor() as cursor:
        cursor.execute(_LATEST.format(after=_AFTER if after else ""), parameters)
        rows = cursor.fetchall()
    entries = Entry.objects.filter(pk__in=[row[2] for row in rows[:PAGE]]).defer("canonical")
    told = {each.entry.id: each for each in with_texts(list(entries))}
    found = [Notice(*row[3:], told=told[row[2]]) for row in rows[:PAGE]]
    return found, Mark(*rows[PAGE - 1][:2]) if len(rows) > PAGE else None
