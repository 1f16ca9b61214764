"""The seats a person holds on a day, as the switch on the page lists them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.authority import law
from workflows.journal import statements


@dataclass(frozen=True, slots=True)
class Seat:
    """An office held in a body of a unit."""

    id: UUID
    body_id: UUID
    body_kind: str
    unit_id: UUID
    unit_name: str
    office: str
    since: date
    document: str


@dataclass(frozen=True, slots=True)
class Sitter:
    """
    A person with the party seats in which they work on the day, the oldest first.

    ``idle`` tells that they hold a party seat, too, that gives no power on that day.
    """

    name: str
    seats: tuple[Seat, ...]
    idle: bool


def sitter(person_id: UUID, *, on: date) -> Sitter:
    """Return the person as the running transaction sees them, with their seats of the day."""
    party = [office.id for office in law.pack().offices.values() if office.party]
    parameters = {"person": person_id, "on": on, "party": statements.spelt(party)}
    with statements.run(_SEATED, parameters) as cursor:
        rows = cursor.fetchall()
    return Sitter(
        name=rows[0][0],
        seats=tuple(Seat(*row[2:]) for row in rows if row[1] is False),
        idle=any(row[1] for row in rows),
    )


def seats_of(person_id: UUID, *, on: date) -> list[Seat]:
    """Return the party seats in which the person works on the day, the oldest first."""
    return list(sitter(person_id, on=on).seats)


# A person without a seat is one row that tells nothing but the name.
_SEATED = """
    SELECT person.full_name, seat.idle @> %(on)s::date, seat.id, seat.body_id, body.kind,
           unit.id, unit.name, seat.office, lower(seat.during), seat.document
    FROM people_person person
    LEFT JOIN (people_appointment seat
               JOIN organisation_body body ON body.id = seat.body_id
               JOIN organisation_unit unit ON unit.id = body.unit_id)
        ON seat.person_id = person.id AND seat.during @> %(on)s::date
        AND seat.office = ANY (%(party)s::text[])
    WHERE person.id = %(person)s
    ORDER BY seat.during, seat.id"""
