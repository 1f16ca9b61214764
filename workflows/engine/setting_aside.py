"""Lets what decided steps brought no longer count: their papers, their counts, their clocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from workflows.engine.models import Clock, ClockState, Question
from workflows.engine.situations import ClockFacts, ItemFacts
from workflows.engine.writing import Writing
from workflows.journal.models import Entry

MET = (ClockState.MET, ClockState.MISSED)


@dataclass(frozen=True, slots=True)
class ClockOnRecord(ClockFacts):
    """A clock of a case, running or not, with the entries that started and ended it."""

    state: str
    ended_on: date | None
    started_by: UUID
    ended_by: UUID | None


@dataclass(frozen=True, slots=True)
class EntryOnRecord:
    """An entry of a case about an item: the papers it brought, whether it corrected a count."""

    id: UUID
    decided_on: date
    item_id: UUID | None
    papers: tuple[UUID, ...]
    corrects: bool


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What stands of a case beside its situation; ``counts`` are current ones with their items."""

    entries: tuple[EntryOnRecord, ...]
    counts: tuple[tuple[UUID, UUID], ...]
    clocks: tuple[ClockOnRecord, ...]

    def running(self) -> tuple[ClockOnRecord, ...]:
        """Return the clocks that run."""
        return tuple(each for each in self.clocks if each.state == ClockState.RUNNING)


def on_record(case_id: UUID) -> OnRecord:
    """Read what stands of a case, under its lock."""
    clocks = Clock.objects.filter(case_id=case_id).order_by("id")
    counts = Question.objects.filter(item__case_id=case_id, current=True).order_by("id")
    entries = Entry.objects.filter(stream_kind="case", stream_id=case_id).order_by("number")
    return OnRecord(
        tuple(
            entry_on_record(*each) for each in entries.values_list("id", "decided_on", "subjects")
        ),
        tuple(counts.values_list("id", "item_id")),
        tuple(clock_on_record(each) for each in clocks.values()),
    )


def entry_on_record(id: UUID, decided_on: date, subjects: Mapping[str, Any]) -> EntryOnRecord:
    """Return an entry of a case by what it names."""
    item_id, papers = subjects.get("item"), subjects.get("papers", ())
    return EntryOnRecord(
        id,
        decided_on,
        UUID(item_id) if item_id else None,
        tuple(map(UUID, papers)),
        "question" in subjects,
    )


def clock_on_record(row: Mapping[str, Any]) -> ClockOnRecord:
    """Return a clock by its row."""
    return ClockOnRecord(
        id=row["id"],
        kind=row["kind"],
        due_on=row["due_on"],
        provisional=row["provisional"],
        event_on=row["event_on"],
        extended_by=row["extended_by"],
        state=row["state"],
        ended_on=row["ended_on"],
        started_by=row["entry_id"],
        ended_by=row["ended_entry_id"],
    )


def set_aside(
    aside: Writing, items: Sequence[ItemFacts], record: OnRecord, *, on: date, act: str
) -> OnRecord:
    """
    Take back the papers, counts and clocks of the items, and return what stands without them.

    ``act`` is the act that sets them aside, on the day ``on``. The clocks are changed in what is
    returned only, for more may become of them: ``write_clocks`` writes them.
    """
    decided = {item.entry_id for item in items}
    of_items = {item.id for item in items}
    for entry in record.entries:
        for paper in entry.papers if entry.id in decided else ():
            aside.update("papers_document", paper, {"withdrawn_reason": act})
    for count, item_id in record.counts:
        if item_id in of_items:
            aside.update("engine_question", count, {"current": False})
    started = entries_on(items, record)
    return replace(
        record, clocks=tuple(_without(each, decided, started, on) for each in record.clocks)
    )


def issued_with(item: ItemFacts, record: OnRecord) -> frozenset[UUID]:
    """Return the papers that came with a decided item, or with a correction of its counts."""
    of_item = entries_on([item], record)
    return frozenset(
        paper for entry in record.entries if entry.id in of_item for paper in entry.papers
    )


def entries_on(items: Sequence[ItemFacts], record: OnRecord) -> frozenset[UUID]:
    """Return the entries that decided the items, and those that corrected their counts."""
    of_items = {item.id for item in items}
    return frozenset(
        {item.entry_id for item in items if item.entry_id}
        | {each.id for each in record.entries if each.corrects and each.item_id in of_items}
    )


def voided(clock: ClockOnRecord, *, on: date, by: UUID | None = None) -> ClockOnRecord:
    """Return a clock as void since a day; ``by`` is the entry that ended it with its case."""
    return replace(clock, state=ClockState.VOID.value, ended_on=on, ended_by=by)


def write_clocks(aside: Writing, writing: Writing, *, before: OnRecord, after: OnRecord) -> None:
    """Write what became of the clocks; what ends goes ``aside``, first, for one of a kind runs."""
    for old, new in zip(before.clocks, after.clocks, strict=True):
        if new != old:
            runs = new.state == ClockState.RUNNING
            (writing if runs else aside).update(
                "engine_clock",
                new.id,
                {"state": new.state, "ended_on": new.ended_on, "ended_entry_id": new.ended_by},
            )


def _without(
    clock: ClockOnRecord, decided: set[UUID | None], started: frozenset[UUID], on: date
) -> ClockOnRecord:
    """A clock that the steps started is void; one that they met runs again."""
    if clock.started_by in started:
        return voided(clock, on=on)
    if clock.state in MET and clock.ended_by in decided:
        return replace(clock, state=ClockState.RUNNING.value, ended_on=None, ended_by=None)
    return clock
