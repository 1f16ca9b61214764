"""Turns a ruling into rows: the item, what it opens or ends, its clocks, its entry, its message."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflows.engine import authorities, maps
from workflows.engine.actors import Actor
from workflows.engine.registry import Procedure, act_code
from workflows.engine.rulings import ClockStart, Holding, Ruling
from workflows.engine.situations import ClockFacts, Situation
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.journal import statements
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.journal.recording import columns_and_values

STEP_DECIDED = "step.decided"


def entry_for(
    *,
    situation: Situation,
    ruling: Ruling,
    actor: Actor,
    at: datetime,
    subjects: Mapping[str, Any],
    personal: Mapping[str, str],
    act: str | None = None,
    id: UUID | None = None,
) -> Sealed:
    """Seal the entry of a decided step, or of an act beside the steps, into its case's chain."""
    case, seat = situation.case, situation.seat or {}
    return sealed(
        Draft(
            id=id or new_id(),
            stream_kind="case",
            stream_id=case.id,
            act=act_code(case.procedure, act or situation.item.step),
            person_id=actor.person_id,
            body_id=UUID(seat["body_id"]),
            office=seat["office"],
            subjects={
                "case": case.id,
                "item": situation.item.id,
                "person": case.subject_id,
                **authorities.appointment(situation),
                **subjects,
            },
            facts={"outcome": ruling.outcome, "no_conflict_declared": True, **ruling.facts},
            source=ruling.source,
            editions={**authorities.power(situation), **ruling.editions},
            decided_on=situation.on,
            recorded_at=at,
            personal={"actor": actor.name, "subject": case.subject_name}
            | dict(ruling.personal)
            | dict(personal),
            path=case.path,
        ),
        number=situation.number,
        previous=situation.previous,
    )


def write_consequences(
    writing: Writing,
    *,
    procedure: Procedure,
    situation: Situation,
    ruling: Ruling,
    actor: Actor,
    at: datetime,
    key: UUID | None,
    entry: Sealed,
) -> None:
    """Add to the writing everything that follows from a ruling on an item."""
    case, item = situation.case, situation.item
    opened = ahead_of(procedure, situation, ruling, still_open=situation.open_steps())
    settled = writing.update(
        "engine_item",
        item.id,
        {
            "state": "done" if ruling.settles else "void",
            "outcome": ruling.outcome,
            "facts": entry.row["facts"],
            "decided_on": situation.on,
            "recorded_at": at,
            "decided_by_id": actor.person_id,
            "entry_id": entry.id,
            "key": key,
        },
    )
    write_entry(writing, entry)
    writing.under(entry.id, case.subject_id, case.dossier_id)
    write_rows(writing, situation=situation, ruling=ruling, entry_id=entry.id)
    write_clocks(writing, situation=situation, ruling=ruling, entry_id=entry.id)
    if opened.outcome is not None:
        writing.update(
            "engine_case",
            case.id,
            {"state": "ended", "outcome": opened.outcome, "ended_on": situation.on},
        )
        _close_what_is_open(writing, situation, ruling, entry_id=entry.id)
    holdings = holdings_for(procedure, situation, ruling, opened.steps)
    open_items(
        writing,
        situation=situation,
        holdings=holdings,
        opened_on=ready_on(procedure, situation),
        at=at,
        clocks=ruling.clocks,
        # Where the step is opened again elsewhere: a step of a case is open once.
        after=[settled] if item.stands_for in opened.steps else (),
    )
    write_message(
        writing,
        situation=situation,
        kind=STEP_DECIDED,
        number=situation.number,
        at=at,
        ids={"item": str(item.id), "step": item.step, "outcome": ruling.outcome},
        bodies=[
            item.body_id,
            *(holding.body_id for holding in holdings),
            *(_to_be_told_of_the_end(situation) if opened.outcome is not None else ()),
        ],
    )


def _to_be_told_of_the_end(situation: Situation) -> list[UUID]:
    """The body that opened the case hears how it ended, and each on which it still waited."""
    waited = [each.body_id for each in situation.items if each.state == "open"]
    return [situation.items[0].body_id, *waited]


def _close_what_is_open(
    writing: Writing, situation: Situation, ruling: Ruling, *, entry_id: UUID
) -> None:
    """When a case ends, nothing of it waits any longer and no clock of it runs."""
    for each in situation.items:
        if each.state == "open" and each.id != situation.item.id:
            writing.update("engine_item", each.id, {"state": "void"})
    for clock in situation.clocks:
        if clock.kind not in ruling.clocks_ended:
            _end_clock(writing, clock, "void", on=situation.on, entry_id=entry_id)


def ahead_of(
    procedure: Procedure, situation: Situation, ruling: Ruling, *, still_open: set[str]
) -> maps.Ahead:
    """Return what a ruling leads to: where it was directed, or where the map leads."""
    if ruling.ends_as is not None:
        return maps.Ahead(outcome=ruling.ends_as)
    if ruling.next_steps is not None:
        return maps.Ahead(steps=ruling.next_steps)
    return maps.ahead(
        procedure.map(situation.case.shape),
        situation.item.step,
        maps.Answered(situation, ruling),
        still_open,
    )


def holdings_for(
    procedure: Procedure, situation: Situation, ruling: Ruling, steps: tuple[str, ...]
) -> list[Holding]:
    """Return which body takes up each step; a directed step goes where it was directed."""
    return [ruling.next_holdings.get(step) or procedure.hold(step, situation) for step in steps]


def ready_on(procedure: Procedure, situation: Situation) -> date:
    """Return the first day of what follows: not before any of the steps that meet at a join."""
    joined = maps.joined_with(procedure.map(situation.case.shape), situation.item.step)
    decided = [
        item.decided_on
        for item in situation.items
        if item.step in joined and item.state == "done" and item.decided_on
    ]
    return max([situation.on, *decided])


def open_items(
    writing: Writing,
    *,
    situation: Situation,
    holdings: list[Holding],
    opened_on: date,
    at: datetime,
    clocks: tuple[ClockStart, ...],
    after: Sequence[str] = (),
) -> None:
    """Open an item for each holding; its due date is that of the clock that runs for it."""
    due = {clock.kind: (clock.due.on, clock.due.provisional) for clock in clocks}
    running = {clock.kind: (clock.due_on, clock.provisional) for clock in situation.clocks}
    rows = []
    for holding in holdings:
        waiting_for = holding.note.get("for_step", holding.step)
        due_on, provisional = (running | due).get(waiting_for, (None, False))
        rows.append(
            {
                "id": new_id(),
                "case_id": situation.case.id,
                "step": holding.step,
                "body_id": holding.body_id,
                "state": "open",
                "opened_on": opened_on,
                "opened_at": at,
                "came_from_id": situation.item.id,
                "note": dict(holding.note),
                "due_on": due_on,
                "due_provisional": provisional,
                "outcome": "",
                "facts": {},
                "path": situation.case.path,
            }
        )
    writing.insert("engine_item", rows, after=after)


def write_rows(writing: Writing, *, situation: Situation, ruling: Ruling, entry_id: UUID) -> None:
    """Add and change the rows that the procedure keeps in its own tables."""
    of_case = {"entry_id": entry_id, "path": situation.case.path}
    made = [
        writing.update(
            each.table,
            each.id,
            {**(of_case if each.of_case else {}), **each.columns},
            key=each.key,
        )
        for each in ruling.amendments
    ]
    for insertion in ruling.insertions:
        writing.insert(
            insertion.table,
            [
                {"id": new_id(), **(of_case if insertion.of_case else {}), **row}
                for row in insertion.rows
            ],
            after=[made[ruling.amendments.index(each)] for each in insertion.after],
        )


def write_clocks(writing: Writing, *, situation: Situation, ruling: Ruling, entry_id: UUID) -> None:
    """End the clocks that the step meets and start those that run from it."""
    for kind in ruling.clocks_ended:
        clock = next((each for each in situation.clocks if each.kind == kind), None)
        if clock is not None:
            state = "met" if situation.on <= clock.due_on else "missed"
            _end_clock(writing, clock, state, on=situation.on, entry_id=entry_id)
    writing.insert(
        "engine_clock",
        [
            {
                "id": new_id(),
                "case_id": situation.case.id,
                "kind": clock.kind,
                "parameter": clock.parameter,
                "event": clock.event,
                "event_on": clock.event_on,
                "count": clock.limit.count,
                "unit": clock.limit.unit.value,
                "extended_by": 0,
                "extension_document": "",
                "due_on": clock.due.on,
                "provisional": clock.due.provisional,
                "state": "running",
                "entry_id": entry_id,
                "path": situation.case.path,
            }
            for clock in ruling.clocks
        ],
    )


def _end_clock(
    writing: Writing, clock: ClockFacts, state: str, *, on: date, entry_id: UUID
) -> None:
    columns = {"state": state, "ended_on": on, "ended_entry_id": entry_id}
    writing.update("engine_clock", clock.id, columns)


def write_entry(writing: Writing, entry: Sealed) -> None:
    """Add the entry and the clear texts beside it; what it is about changes under it."""
    writing.under(entry.id, *_things(entry))
    writing.insert("journal_entry", [dict(columns_and_values(entry.row))])
    writing.insert("journal_personalfact", entry.personal)


def _things(entry: Sealed) -> Iterator[str]:
    for ids in entry.row["subjects"].values():
        yield from ids if isinstance(ids, list) else (ids,)


def write_message(
    writing: Writing,
    *,
    situation: Situation,
    kind: str,
    number: int,
    at: datetime,
    ids: Mapping[str, str],
    bodies: list[UUID],
) -> None:
    """Add the outbox row that the relay will make notices of; ids only."""
    writing.insert(
        "engine_message",
        [
            {
                "id": new_id(),
                "stream_id": situation.case.id,
                "number": number,
                "kind": kind,
                "ids": dict(ids),
                "bodies": statements.spelt(dict.fromkeys(bodies)),
                "path": situation.case.path,
                "written_at": at,
            }
        ],
    )
