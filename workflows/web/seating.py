"""Who sits in a body, in the order of the offices, with the seats that stand empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.authority import law
from workflows.organisation.models import Body
from workflows.people.models import Appointment
from workflows.web import words
from workflows.web.questions import persons

# They stand in for the head or beside the head: a body is whole without them.
OPTIONAL = frozenset({"acting_secretary", "standing_deputy_secretary"})


@dataclass(frozen=True, slots=True)
class Seat:
    """
    One seat of a body; without a name it stands empty.

    ``idle`` tells, of a person whom the reader sees, that the seat gives no power on the day.
    """

    office: str
    name: str = ""
    person_id: UUID | None = None
    since: date | None = None
    document: str = ""
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """A body with its seats; ``vacant`` counts those that stand empty."""

    id: UUID
    title: str
    seats: tuple[Seat, ...]
    vacant: int
    collective: bool


def sittings(bodies: Sequence[Body], held: Sequence[Appointment], *, on: date) -> list[Sitting]:
    """Return the bodies in the order of the rule book, each with its seats of the day."""
    seen = persons.seen({each.person_id for each in held})
    order = list(law.pack().body_kinds)
    return [
        _sitting(body, [each for each in held if each.body_id == body.id], seen, on)
        for body in sorted(bodies, key=lambda each: order.index(each.kind))
    ]


def _sitting(body: Body, held: Sequence[Appointment], seen: set[UUID], on: date) -> Sitting:
    kind = law.pack().body_kinds[body.kind]
    order = list(law.pack().offices)
    filled = [
        Seat(
            office=words.office_of(each.office),
            name=each.named,
            person_id=each.person_id if each.person_id in seen else None,
            since=each.during.lower,
            document=each.document,
            idle=each.person_id in seen and each.is_idle(on),
        )
        for each in sorted(held, key=lambda each: order.index(each.office))
    ]
    empty = [Seat(office=words.office_of(each)) for each in _empty(kind.offices, held)]
    short = max((body.size or 0) - len({each.person_id for each in held}), len(empty))
    return Sitting(
        id=body.id,
        title=words.label(kind),
        seats=(*empty, *filled),
        vacant=short,
        collective=kind.collective,
    )


def _empty(offices: frozenset[str], held: Sequence[Appointment]) -> Iterator[str]:
    taken = {each.office for each in held}
    for office in law.pack().offices.values():
        if office.id in offices - taken - OPTIONAL and office.sole and office.party:
            yield office.id
