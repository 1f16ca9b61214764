"""Persons as the running transaction may see them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from workflows.engine.models import Case
from workflows.engine.openings import BELONGING_TO_NO_CELL
from workflows.foundation.spellings import folded
from workflows.organisation.models import Place
from workflows.people.models import Appointment, Card, CellPlace, Condition, Person, Standing

Dated = Standing | Condition


def person(person_id: UUID) -> Person | None:
    """Return the person, if the running transaction sees them."""
    return Person.objects.filter(pk=person_id).select_related("membership").first()


def own_path(person_id: UUID | None) -> str | None:
    """Return where the person lies in the tree, if the running transaction sees them."""
    return Person.objects.filter(pk=person_id).values_list("path", flat=True).first()


def standings(person_id: UUID) -> QuerySet[Standing]:
    """Return what the person was, the latest first."""
    return Standing.objects.filter(person_id=person_id).order_by("-during")


def cells(person_id: UUID) -> QuerySet[CellPlace]:
    """Return the cells the person belonged to, the latest first."""
    return CellPlace.objects.filter(person_id=person_id).select_related("cell").order_by("-during")


def conditions(person_id: UUID) -> QuerySet[Condition]:
    """Return the person's dated circumstances that held on any day, the latest first."""
    held = Condition.objects.filter(person_id=person_id).exclude(during__isempty=True)
    return held.select_related("host").order_by("-during")


def cards(person_id: UUID) -> QuerySet[Card]:
    """Return the cards the person has held, the latest first."""
    return Card.objects.filter(person_id=person_id).order_by("-issued_on", "-id")


def seats(person_id: UUID) -> QuerySet[Appointment]:
    """Return the offices the person has held, the latest first."""
    held = Appointment.objects.filter(person_id=person_id).select_related("body__unit")
    return held.order_by("-during")


def cases(person_id: UUID) -> QuerySet[Case]:
    """Return the cases about the person, the latest first."""
    return Case.objects.filter(subject_id=person_id).select_related("unit").order_by("-opened_on")


def seen(person_ids: set[UUID]) -> set[UUID]:
    """Return those of the people whom the running transaction sees."""
    return set(Person.objects.filter(pk__in=person_ids).values_list("pk", flat=True))


def namesakes(full_name: str, *, born_on: date, cell_id: UUID, on: date) -> list[Person]:
    """Return the people of a name, however it is spelt, and a day of birth, known in a cell."""
    paths = Place.objects.filter(unit_id=cell_id, during__contains=on).values("path")
    found = Person.objects.filter(folded_name=folded(full_name), born_on=born_on, path__in=paths)
    return list(found.select_related("membership").order_by("id"))


def people_of(cell_id: UUID, *, standings: Collection[str], on: date) -> list[Person]:
    """
    Return the people of a cell who have one of the standings on a day, by name.

    Who belongs to no cell is found where they are known.
    """
    standing = Standing.objects.filter(during__contains=on)
    lives = Q(
        cells__in=CellPlace.objects.filter(cell_id=cell_id, during__contains=on),
        standings__in=standing.filter(kind__in=standings),
    )
    known = Q(
        path__in=Place.objects.filter(unit_id=cell_id, during__contains=on).values("path"),
        standings__in=standing.filter(kind__in=BELONGING_TO_NO_CELL.intersection(standings)),
    )
    return list(Person.objects.filter(lives | known).distinct().order_by("sort_key", "id"))
