"""A case as the running transaction may see it: its items, papers, counts, clocks and entries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery

from workflows.authority.powers import held
from workflows.engine import reading
from workflows.engine.models import Clock, Item, Question, Reminder
from workflows.engine.reading import Seats
from workflows.engine.registry import ACT, Procedure
from workflows.engine.situations import Situation
from workflows.journal import statements
from workflows.journal.models import Entry, PersonalFact
from workflows.papers.models import Document
from workflows.people.models import Appointment, Person


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the journal with the clear texts that stand beside it."""

    entry: Entry
    personal: dict[str, str]


def items(case_id: UUID) -> list[Item]:
    """Return the items of a case in the order in which they were opened, the case with each."""
    found = Item.objects.filter(case_id=case_id).select_related(
        "case__subject", "case__unit", "body__unit"
    )
    return list(found.order_by("id"))


def item(case_id: UUID, item_id: UUID) -> Item | None:
    """Return one item of a case, with its case and its body."""
    found = Item.objects.filter(pk=item_id, case_id=case_id)
    return found.select_related("case__subject", "case__unit", "body__unit").first()


def situation(
    item_id: UUID,
    *,
    procedure: Procedure,
    act: str,
    counts: Seats = Seats.ITEM,
    person_id: UUID,
    appointment_id: UUID | None,
    on: date,
    today: date,
) -> Situation:
    """
    Return the situation of an item, as a decision that asks for that power would read it.

    The chosen seat counts if it gives the power; if not, any other seat of the person.
    """

    def read(seat: UUID | None) -> Situation:
        return reading.situations(
            [item_id],
            person_id=person_id,
            appointment_id=seat,
            act=act,
            on=on,
            today=today,
            own={**procedure.own, **procedure.appearance.own},
            counts=counts,
            naming_holders=True,
        )[item_id]

    found = read(None)
    # Where no seat gives the power, or one does and it is the chosen one, nothing else is read.
    if found.seat is None or found.seat["appointment_id"] == str(appointment_id):
        return found
    by_choice = read(appointment_id)
    return by_choice if by_choice.seat is not None else found


def situations(
    procedure: Procedure, found: Sequence[Item], *, person_id: UUID, on: date
) -> dict[UUID, Situation]:
    """Return the situations of items as they stand on a day, one question for each power."""
    by_power: dict[str, list[UUID]] = {}
    for each in found:
        by_power.setdefault(procedure.power(each.step, ACT), []).append(each.id)
    return {
        item_id: standing
        for power, item_ids in by_power.items()
        for item_id, standing in reading.situations(
            item_ids,
            person_id=person_id,
            appointment_id=None,
            act=power,
            on=on,
            today=on,
            own={**procedure.own, **procedure.appearance.own},
            naming_holders=True,
        ).items()
    }


def allowed(
    person_id: UUID, acts: Collection[str], *, body_ids: Iterable[UUID], on: date
) -> set[tuple[str, UUID]]:
    """Return which of the acts the person may do for which of the bodies, in one question."""
    parts, parameters = [], {"person": person_id, "bodies": statements.spelt(body_ids)}
    for number, act in enumerate(sorted(acts)):
        relation = held(act, on, named=f"act_{number}")
        parameters |= {**relation.parameters, f"name_{number}": act}
        parts.append(
            f"""SELECT %(name_{number})s::text, held.body_id FROM ({relation.sql}) held
            WHERE held.person_id = %(person)s AND held.body_id = ANY(%(bodies)s::uuid[])"""
        )
    with statements.run(" UNION ".join(parts), parameters) as cursor:
        return set(cursor.fetchall())


def was_sent(key: str) -> bool:
    """Tell whether a form of this key has been recorded."""
    try:
        return Item.objects.filter(key=UUID(key)).exists()
    except ValueError:
        return False


def documents(dossier_id: UUID) -> list[Document]:
    """Return every paper of a dossier, those replaced and withdrawn too, the oldest first."""
    found = Document.objects.filter(dossier_id=dossier_id).select_related("file")
    return list(found.order_by("dated_on", "id"))


def clocks(case_id: UUID) -> list[Clock]:
    """
    Return the clocks of a case: those that run first, then by due day.

    Each has ``pointed_out_on``: when a reminder last went out for its present due day, or None.
    """
    made = Reminder.objects.filter(thing_id=OuterRef("pk"), due_on=OuterRef("due_on"))
    found = Clock.objects.filter(case_id=case_id).annotate(
        pointed_out_on=Subquery(made.order_by("days_before").values("raised_on")[:1])
    )
    return list(found.order_by("-state", "due_on", "id"))


def counts(case_id: UUID) -> list[Question]:
    """Return the counts taken in a case, the latest first, corrected ones too."""
    found = Question.objects.filter(item__case_id=case_id)
    # The meeting itself may lie above what the reader sees; its count belongs to the case.
    return list(found.select_related("item", "body__unit").order_by("-id"))


def count(case_id: UUID, question_id: UUID) -> Question | None:
    """Return one count of a case."""
    found = Question.objects.filter(pk=question_id, item__case_id=case_id)
    return found.select_related("item", "body__unit").first()


def told(case_id: UUID) -> list[Told]:
    """Return the entries of the case's chain, the latest first."""
    entries = Entry.objects.filter(stream_kind="case", stream_id=case_id).defer("canonical")
    return with_texts(list(entries.order_by("-number")))


def with_texts(found: Sequence[Entry]) -> list[Told]:
    """Return the entries, in their order, with their clear texts."""
    facts: dict[UUID, dict[str, str]] = {}
    texts = PersonalFact.objects.filter(entry_id__in=[entry.id for entry in found])
    for entry_id, name, text in texts.values_list("entry_id", "name", "text"):
        facts.setdefault(entry_id, {})[name] = text
    return [Told(entry, facts.get(entry.id, {})) for entry in found]


def seated(person_ids: Collection[UUID], *, on: date) -> dict[UUID, str]:
    """Return the names of people as their seats of the day give them."""
    seats = Appointment.objects.filter(person_id__in=person_ids, during__contains=on)
    return dict(seats.values_list("person_id", "named"))


def names(person_ids: Collection[str]) -> dict[UUID, str]:
    """Return the names of people in the order of Vietnamese names."""
    found = Person.objects.filter(pk__in=person_ids).order_by("sort_key")
    return dict(found.values_list("pk", "full_name"))
