"""The journal as the running transaction may see it: entries by what they tell of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from workflows.engine.models import Case
from workflows.foundation.moments import end_of, start_of
from workflows.journal.models import Entry, Stream
from workflows.organisation.models import Body, Unit
from workflows.people.models import Appointment, Person
from workflows.web import words
from workflows.web.marks import Mark
from workflows.web.questions.cases import Told, with_texts

PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """
    What is asked of the journal; what is None or empty is not asked.

    ``acts`` are codes; ``person_id`` is whom an entry concerns, ``by_id`` who acted.
    """

    acts: Sequence[str] = ()
    case_id: UUID | None = None
    person_id: UUID | None = None
    by_id: UUID | None = None
    body_id: UUID | None = None
    since: date | None = None
    until: date | None = None


def page(wanted: Wanted, *, after: Mark | None = None) -> tuple[list[Told], Mark | None]:
    """Return the next entries, the latest first, and where the page ended if more follow."""
    found = _asked(wanted).defer("canonical").order_by("-recorded_at", "-id")
    if after:
        found = found.filter(recorded_at__lte=after.at).exclude(
            recorded_at=after.at, id__gte=after.id
        )
    entries = list(found[: PAGE + 1])
    shown = entries[:PAGE]
    more = len(entries) > PAGE
    return with_texts(shown), Mark(shown[-1].recorded_at, shown[-1].id) if more else None


def _asked(wanted: Wanted) -> QuerySet[Entry]:
    found = Entry.objects.all()
    if wanted.acts:
        found = found.filter(act__in=wanted.acts)
    if wanted.case_id:
        found = found.filter(
            Q(stream_kind=Stream.CASE, stream_id=wanted.case_id)
            | Q(stream_kind=Stream.NONE, about_case=wanted.case_id)
        )
    if wanted.person_id:
        found = found.filter(about_person=wanted.person_id)
    if wanted.by_id:
        found = found.filter(person_id=wanted.by_id)
    if wanted.body_id:
        found = found.filter(body_id=wanted.body_id)
    if wanted.since:
        found = found.filter(recorded_at__gte=start_of(wanted.since))
    if wanted.until:
        found = found.filter(recorded_at__lt=end_of(wanted.until))
    return found


def entry(entry_id: UUID) -> Told | None:
    """Return one entry with its bytes and its clear texts."""
    found = with_texts(list(Entry.objects.filter(pk=entry_id)))
    return found[0] if found else None


def names(ids: set[UUID]) -> dict[UUID, str]:
    """Return what is called by an id: people as far as they are seen, bodies, units, cases."""
    found = people(ids)
    found |= dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))
    found |= dict(Case.objects.filter(pk__in=ids).values_list("pk", "number"))
    found |= {
        each.pk: f"{words.body_kind(each.kind)}, {each.unit.name}" for each in bodies(ids).values()
    }
    return found


def people(person_ids: set[UUID]) -> dict[UUID, str]:
    """Return the names of those who acted, as their seats give them or the register shows them."""
    seated = Appointment.objects.filter(person_id__in=person_ids)
    shown = Person.objects.filter(pk__in=person_ids)
    return {
        **dict(seated.order_by("during").values_list("person_id", "named")),
        **dict(shown.values_list("pk", "full_name")),
    }


def seats(appointment_ids: set[UUID]) -> dict[UUID, Appointment]:
    """Return the appointments in which people acted."""
    return Appointment.objects.in_bulk(appointment_ids)


def bodies(body_ids: set[UUID]) -> dict[UUID, Body]:
    """Return the bodies in which entries were made, each with its unit."""
    found = Body.objects.filter(pk__in=body_ids).select_related("unit")
    return {each.id: each for each in found}
