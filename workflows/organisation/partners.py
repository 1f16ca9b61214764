"""Which bodies could sit jointly with one on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

_QUERY = """
SELECT other.id, theirs_unit.name
FROM organisation_body one
JOIN organisation_place ours ON ours.unit_id = one.unit_id AND ours.during @> %(on)s::date
JOIN organisation_place theirs ON theirs.parent_id = ours.parent_id
  AND theirs.during @> %(on)s::date
JOIN organisation_body other ON other.unit_id = theirs.unit_id AND other.kind = one.kind
JOIN organisation_unit theirs_unit ON theirs_unit.id = theirs.unit_id
WHERE one.id = %(body)s AND organisation_meets_with(one.id, other.id, %(on)s::date)
ORDER BY theirs_unit.name, other.id"""


@dataclass(frozen=True, slots=True)
class PartnerBody:
    """A body of the same kind right under the same superior, by the name of its unit."""

    id: UUID
    unit_name: str


def partners(body_id: UUID, *, on: date) -> list[PartnerBody]:
    """Return the bodies that may sit jointly with this one on a day, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, {"body": body_id, "on": on})
        return [PartnerBody(*row) for row in cursor.fetchall()]
