"""The seats a person holds on a day, as the switch on the page lists them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from workflows.authority import law
from workflows.people.models import Appointment


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


def seats_of(person_id: UUID, *, on: date) -> list[Seat]:
    """Return the party seats in which the person works on the day, the oldest first."""
    held = (
        _held(person_id, on=on)
        .exclude(idle__contains=on)
        .select_related("body__unit")
        .order_by("during", "id")
    )
    return [
        Seat(
            id=each.id,
            body_id=each.body_id,
            body_kind=each.body.kind,
            unit_id=each.body.unit_id,
            unit_name=each.body.unit.name,
            office=each.office,
            since=each.during.lower,
            document=each.document,
        )
        for each in held
    ]


def has_idle_seat(person_id: UUID, *, on: date) -> bool:
    """Tell whether the person holds a party seat that gives no power on the day."""
    return _held(person_id, on=on).filter(idle__contains=on).exists()


def _held(person_id: UUID, *, on: date) -> QuerySet[Appointment]:
    party = [office.id for office in law.pack().offices.values() if office.party]
    return Appointment.objects.filter(person_id=person_id, during__contains=on, office__in=party)
