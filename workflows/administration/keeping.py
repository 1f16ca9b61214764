"""Who keeps what is known about a person, and whom they may choose as a relative."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from workflows.authority import powers
from workflows.organisation.models import Body
from workflows.people.models import Appointment, Kinship, Person

RECORD = "person.record_kinship"


def keeping_body(person: Person, *, on: date) -> Body | None:
    """Return a body of the unit that keeps the person: for it the power over them is asked."""
    return (
        Body.objects.filter(
            unit__places__path=person.path,
            unit__places__during__contains=on,
            during__contains=on,
        )
        .order_by("kind")
        .first()
    )


def answering_body(kinship: Kinship, *, on: date) -> Body | None:
    """Return the body whose act a withdrawal is: the one that recorded it, while it sits."""
    if kinship.body is not None and on in kinship.body.during:
        return kinship.body
    return keeping_body(kinship.person, on=on)


def may_withdraw(person_id: UUID, kinship: Kinship, *, on: date) -> bool:
    """Tell whether somebody may withdraw a kinship, which is none of their own."""
    body = answering_body(kinship, on=on)
    return (
        kinship.withdrawn_at is None
        and person_id not in (kinship.person_id, kinship.relative_id)
        and body is not None
        and powers.may(person_id, RECORD, body_id=body.pk, on=on)
    )


def may_record(person_id: UUID, *, about: Person, on: date) -> bool:
    """Tell whether somebody may record kinships of a person, and see those recorded."""
    body = keeping_body(about, on=on)
    return body is not None and powers.may(person_id, RECORD, body_id=body.pk, on=on)


def seated_above(person: Person, *, on: date) -> QuerySet[Appointment]:
    """Return the seats of the day in the bodies of the person's unit and of those above it."""
    units = person.path.split(".")
    ways_up = [".".join(units[: n + 1]) for n in range(len(units))]
    return Appointment.objects.filter(
        body__unit__places__path__in=ways_up,
        body__unit__places__during__contains=on,
        body__during__contains=on,
        during__contains=on,
    ).exclude(person=person)


def can_be_chosen(relative_id: UUID, *, person: Person, on: date) -> bool:
    """Tell whether the relative is on the actor's registers, or sits on the way of a case."""
    return (
        Person.objects.filter(pk=relative_id).exists()
        or seated_above(person, on=on).filter(person_id=relative_id).exists()
    )
