"""Who is recorded as a relative of a person, for those who keep these records."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from workflows.administration import keeping
from workflows.people.models import Appointment, Kinship, Person, Relation

SEARCHED = 20


@dataclass(frozen=True, slots=True)
class Kin:
    """
    One kinship as it reads from the person's side.

    ``relation`` is what the other is to the person; ``name`` is empty where neither
    the register nor a seat shows it to the reader.
    """

    id: UUID
    name: str
    relation: Relation
    known_on: date | None
    words: str
    document_kind: str
    document: str
    document_on: date | None
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawn_reason: str
    may_withdraw: bool


def kinships(person: Person, *, reader_id: UUID, on: date) -> list[Kin]:
    """Return the person's kinships, those that stand first, then the latest recorded first."""
    rows = list(
        Kinship.objects.filter(Q(person=person) | Q(relative=person))
        .select_related("body")
        .order_by("-recorded_at", "-id")
    )
    names = _names({each.person_id for each in rows} | {each.relative_id for each in rows})
    found = [_kin(each, person, names, reader_id, on) for each in rows]
    return sorted(found, key=lambda kin: kin.withdrawn_at is not None)


def seated(person: Person, *, on: date) -> dict[str, dict[UUID, str]]:
    """Return the holders of seats above the person by unit, the nearest unit first: id and name."""
    seats = keeping.seated_above(person, on=on).select_related("body__unit").order_by("named", "id")
    ways_up = {path: depth for depth, path in enumerate(reversed(person.path.split(".")))}
    by_unit: dict[str, dict[UUID, str]] = {}
    for seat in sorted(seats, key=lambda seat: ways_up[seat.body.unit_id.hex]):
        by_unit.setdefault(seat.body.unit.name, {}).setdefault(seat.person_id, seat.named)
    return by_unit


def _kin(
    kinship: Kinship, person: Person, names: dict[UUID, str], reader_id: UUID, on: date
) -> Kin:
    own_side = kinship.person_id == person.pk
    relation = Relation(kinship.relation)
    # The other end may lie beyond the wall; the withdrawal is then for those who see both.
    both_seen = own_side or Person.objects.filter(pk=kinship.person_id).exists()
    return Kin(
        id=kinship.pk,
        name=names.get(kinship.relative_id if own_side else kinship.person_id, ""),
        relation=relation if own_side else relation.turned,
        known_on=kinship.known_on,
        words=kinship.basis,
        document_kind=kinship.document_kind,
        document=kinship.document,
        document_on=kinship.document_on,
        recorded_at=kinship.recorded_at,
        withdrawn_at=kinship.withdrawn_at,
        withdrawn_reason=kinship.withdrawn_reason,
        may_withdraw=both_seen and keeping.may_withdraw(reader_id, kinship, on=on),
    )


def _names(person_ids: set[UUID]) -> dict[UUID, str]:
    """Return the names that the registers show, or else those that stand on a seat."""
    seated_names = Appointment.objects.filter(person_id__in=person_ids).values_list(
        "person_id", "named"
    )
    seen = Person.objects.filter(pk__in=person_ids).values_list("pk", "full_name")
    return dict(seated_names) | dict(seen)
