"""Lets what decided steps brought no longer count: their papers, their counts, their clocks."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from workflows.engine.models import Clock, ClockState, Question
from workflows.engine.situations import ItemFacts
from workflows.journal.models import Entry
from workflows.papers.models import Document

MET = (ClockState.MET, ClockState.MISSED)


def set_aside(items: Sequence[ItemFacts], *, case_id: UUID, on: date, act: str) -> None:
    """
    Take back what followed from the items, under the lock of their case; the rows stay.

    Clocks that they started are void, clocks that they met run again. ``act`` is the
    act that sets them aside, on the day ``on``.
    """
    decided = [item for item in items if item.entry_id is not None]
    started = entries_on(decided, case_id=case_id)
    for subjects in Entry.objects.filter(pk__in=[item.entry_id for item in decided]).values_list(
        "subjects", flat=True
    ):
        Document.objects.filter(pk__in=subjects.get("papers", [])).update(withdrawn_reason=act)
    Question.objects.filter(item_id__in=[item.id for item in decided]).update(current=False)
    clocks = Clock.objects.filter(case_id=case_id)
    clocks.filter(entry_id__in=started).update(state=ClockState.VOID, ended_on=on)
    for item in decided:
        clocks.filter(kind=item.step, state__in=MET, ended_on=item.decided_on).update(
            state=ClockState.RUNNING, ended_on=None
        )


def entries_on(items: Sequence[ItemFacts], *, case_id: UUID) -> list[UUID]:
    """Return the entries that decided the items, and those that corrected their counts."""
    corrected = Entry.objects.filter(
        stream_kind="case",
        stream_id=case_id,
        subjects__has_key="question",
        subjects__item__in=[str(item.id) for item in items],
    )
    return [
        *(item.entry_id for item in items if item.entry_id),
        *corrected.values_list("pk", flat=True),
    ]
