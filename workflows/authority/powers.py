"""
May this person do this for that body on that day? One relation, asked in four ways.

The relation joins appointments of the day with the powers of the rule pack and
the reach of each power; it is SQL, so that the locking read, the inbox, the
search and the counts embed the very same condition that the button asks.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.foundation.refusals import Refusal
from workflows.journal import statements
from workflows.rules.powers import Power, Reach


class NotAuthorised(Refusal):
    """The person holds no seat that gives the power, or is barred from the matter."""

    code = "authority.not_authorised"
    sentence = "Not recorded: no office you hold on this day gives the power to do this here."
    remedy = "Ask the secretary or the deputy secretary of the body to record it."


class BarredFromOwnMatter(NotAuthorised):
    """The matter is the person's own, or a relative's."""

    code = "authority.barred"
    sentence = (
        "Not recorded: the case is your own or a relative's, so you may not prepare, preside,"
        " count, sign or decide alone in it."
    )
    remedy = "Another holder of the office, or the deputy, may record it in your place."


# How an appointment's seat is spelt in a list of seats: the kind of its body, and the office.
SEAT = "own.kind || '.' || seat.office"


@dataclass(frozen=True, slots=True)
class Relation:
    """A piece of SQL with its parameters."""

    sql: str
    parameters: dict[str, Any]


def held(act: str, on: date, *, named: str = "held") -> Relation:
    """
    Return the relation of everyone who holds the power: person, body reached, seat, office.

    It is a subquery to be put into FROM; ``named`` keeps the parameters of two
    relations in one statement apart.
    """
    reach = law.pack().power(act, on).value.reach
    sql = f"""
        SELECT seat.person_id, reached.id AS body_id, seat.id AS appointment_id,
               seat.office, own.id AS seat_body_id
        FROM people_appointment seat
        JOIN organisation_body own ON own.id = seat.body_id
        JOIN organisation_body reached ON {_reached(reach, named)}
        WHERE seat.during @> %({named}_on)s::date
          AND NOT seat.idle @> %({named}_on)s::date
          AND own.during @> %({named}_on)s::date
          AND reached.during @> %({named}_on)s::date
          AND {SEAT} = ANY (%({named}_seats)s::text[])"""
    return Relation(
        sql=sql,
        parameters={f"{named}_on": on, f"{named}_seats": seats_with(act, on)},
    )


def seats_with(act: str, on: date) -> str:
    """Return the seats that give the power on the day, spelt as SEAT does, as an SQL array."""
    power: Power = law.pack().power(act, on).value
    return statements.spelt(power.seats)


def _reached(reach: Reach, named: str) -> str:
    match reach:
        case Reach.OWN_BODY:
            return "reached.id = own.id"
        case Reach.OWN_UNIT:
            return "reached.unit_id = own.unit_id"
        case Reach.UNITS_BELOW:
            return f"""reached.unit_id IN (
                SELECT low.unit_id FROM organisation_place high
                JOIN organisation_place low ON low.path <@ high.path
                WHERE high.unit_id = own.unit_id
                  AND high.during @> %({named}_on)s::date AND low.during @> %({named}_on)s::date
            )"""


def barred(person: str, about: str) -> str:
    """
    Return the condition that a person may not act in a matter: their own, or a relative's.

    Both arguments are SQL expressions of a person's id. The ban concerns acting;
    it takes nobody out of an electorate.
    """
    return f"""({person} = {about} OR EXISTS (
        SELECT 1 FROM people_kinship kin
        WHERE kin.withdrawn_at IS NULL
          AND ((kin.person_id = {person} AND kin.relative_id = {about})
            OR (kin.person_id = {about} AND kin.relative_id = {person}))))"""


def barred_with(person: str) -> str:
    """
    Return the relation of a person and their relatives: whom the person's matters bar.

    It bars in both directions: it is also the relation of those in whose matters the
    person may not act. The argument is an SQL expression of a person's id.
    """
    return f"""SELECT {person} AS id
        UNION SELECT CASE WHEN kin.person_id = {person} THEN kin.relative_id ELSE kin.person_id END
            FROM people_kinship kin
            WHERE (kin.person_id = {person} OR kin.relative_id = {person})
              AND kin.withdrawn_at IS NULL"""


def may(person_id: UUID, act: str, *, body_id: UUID, on: date, about: UUID | None = None) -> bool:
    """Tell whether the person may do the act for the body on the day."""
    return bool(
        _ask(
            act,
            on,
            about,
            "held.person_id = %(person)s AND held.body_id = %(body)s LIMIT 1",
            person=person_id,
            body=body_id,
        )
    )


def people_who_may(act: str, *, body_id: UUID, on: date, about: UUID | None = None) -> set[UUID]:
    """Return the ids of everyone who may do the act for the body on the day."""
    return {row[0] for row in _ask(act, on, about, "held.body_id = %(body)s", body=body_id)}


def bodies_where(person_id: UUID, act: str, *, on: date, about: UUID | None = None) -> set[UUID]:
    """Return the ids of every body for which the person may do the act on the day."""
    return {row[1] for row in _ask(act, on, about, "held.person_id = %(person)s", person=person_id)}


def require(
    person_id: UUID, act: str, *, body_id: UUID, on: date, about: UUID | None = None
) -> None:
    """
    Refuse unless the person may do the act for the body on the day.

    :raises BarredFromOwnMatter: if only the ban stands in the way
    :raises NotAuthorised: if no seat gives the power
    """
    if may(person_id, act, body_id=body_id, on=on, about=about):
        return
    source = law.pack().power(act, on).source
    if about is not None and may(person_id, act, body_id=body_id, on=on):
        raise BarredFromOwnMatter(act=act, source=source)
    raise NotAuthorised(act=act, source=source)


def _ask(
    act: str, on: date, about: UUID | None, where: str, **parameters: Any
) -> list[tuple[UUID, UUID]]:
    relation = held(act, on)
    ban = f"NOT {barred('held.person_id', '%(about)s::uuid')} AND" if about else ""
    with statements.run(
        f"SELECT held.person_id, held.body_id FROM ({relation.sql}) held WHERE {ban} {where}",
        {**relation.parameters, **parameters, "about": about},
    ) as cursor:
        return cursor.fetchall()
