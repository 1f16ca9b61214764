"""The seat by which somebody acts on the hierarchy or on people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from workflows.authority import powers
from workflows.engine.actors import Actor


@dataclass(frozen=True, slots=True)
class ActingSeat:
    """The office that gives a power, and the body in which it is held."""

    office: str
    body_id: UUID


def acting_seat(actor: Actor, act: str, *, body_id: UUID, on: date) -> ActingSeat:
    """Return the seat by which the actor may do the act for a body, the chosen one if it serves."""
    relation = powers.held(act, on)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT held.office, held.seat_body_id FROM ({relation.sql}) held
            WHERE held.person_id = %(person)s AND held.body_id = %(body)s
            ORDER BY held.appointment_id = %(chosen)s DESC NULLS LAST, held.appointment_id
            LIMIT 1""",
            {
                **relation.parameters,
                "person": actor.person_id,
                "body": body_id,
                "chosen": actor.appointment_id,
            },
        )
        return ActingSeat(*cursor.fetchone())
