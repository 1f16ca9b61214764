"""A verdict that turns: what followed from the wrong one is void, what follows now is opened."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflows.engine import consequences
from workflows.engine.models import ClockState, ItemState
from workflows.engine.registry import Procedure
from workflows.engine.rulings import ClockStart, Ruling
from workflows.engine.setting_aside import (
    OnRecord,
    entries_on,
    set_aside,
    voided,
    write_clocks,
)
from workflows.engine.situations import ItemFacts, Situation
from workflows.engine.writing import Writing
from workflows.journal.entries import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """
    A decided step that comes to something else, by which act and entry, on which day.

    The situation is the one :func:`without_what_followed`, as the ruling was given on it.
    """

    situation: Situation
    later: tuple[ItemFacts, ...]
    procedure: Procedure
    ruling: Ruling
    act: str
    decided_on: date
    at: datetime
    entry_id: UUID


def without_what_followed(situation: Situation) -> tuple[Situation, tuple[ItemFacts, ...]]:
    """Return how the case stands once what followed from its item is void, and those items."""
    later = _later(situation)
    items = tuple(
        replace(each, state=ItemState.VOID.value) if each in later else each
        for each in situation.items
    )
    return replace(situation, items=items), later


def turn(aside: Writing, writing: Writing, turned: Turn, record: OnRecord) -> None:
    """
    Void what followed from the wrong verdict, and open what follows from the right one.

    What makes room goes ``aside``, which is written first.
    """
    without = set_aside(aside, turned.later, record, on=turned.decided_on, act=turned.act)
    for item in turned.later:
        aside.update("engine_item", item.id, {"state": ItemState.VOID.value})
    ahead = consequences.ahead_of(
        turned.procedure, turned.situation, turned.ruling, still_open=set()
    )
    columns: dict[str, Any]
    if ahead.outcome is None:
        columns = {"state": "open", "outcome": "", "ended_on": None}
        without, starting = _clocks_to_start(turned, without)
    else:
        columns = {"state": "ended", "outcome": ahead.outcome, "ended_on": turned.decided_on}
        starting = ()
        without = _stopped(turned, without)
    write_clocks(aside, writing, before=record, after=without)
    situation = replace(turned.situation, clocks=without.running())
    ruling = replace(turned.ruling, clocks=starting, clocks_ended=())
    writing.update(
        "engine_item",
        situation.item.id,
        {
            "outcome": ruling.outcome,
            "facts": {**situation.item.facts, "outcome": ruling.outcome, **_figures(ruling)},
        },
    )
    consequences.write_rows(writing, situation=situation, ruling=ruling, entry_id=turned.entry_id)
    consequences.write_clocks(writing, situation=situation, ruling=ruling, entry_id=turned.entry_id)
    writing.update("engine_case", situation.case.id, columns)
    holdings = consequences.holdings_for(turned.procedure, situation, ruling, ahead.steps)
    consequences.open_items(
        writing,
        situation=situation,
        holdings=holdings,
        opened_on=situation.on,
        at=turned.at,
        clocks=starting,
    )
    consequences.write_message(
        writing,
        situation=situation,
        kind=turned.act,
        number=situation.number,
        at=turned.at,
        ids={"item": str(situation.item.id), "turned": "yes"},
        bodies=[
            situation.item.body_id,
            *(holding.body_id for holding in holdings),
            *(item.body_id for item in turned.later),
        ],
    )


def _later(situation: Situation) -> tuple[ItemFacts, ...]:
    """Return the items that came, directly or through others, from this one."""
    found: list[ItemFacts] = []
    sources = {situation.item.id}
    for item in situation.items:
        if item.came_from in sources and item.state in {"open", "done"}:
            found.append(item)
            sources.add(item.id)
    return tuple(found)


def _clocks_to_start(turned: Turn, record: OnRecord) -> tuple[OnRecord, tuple[ClockStart, ...]]:
    """
    Return what stands without the clocks of the wrong verdict, and those the right one adds.

    A clock that runs from the same event under both goes on, with its extension.
    """
    own = entries_on([turned.situation.item], record)
    wanted = {(each.kind, each.event_on) for each in turned.ruling.clocks}
    kept = {
        each.kind
        for each in record.running()
        if each.started_by in own and (each.kind, each.event_on) in wanted
    }
    clocks = tuple(
        voided(each, on=turned.decided_on)
        if each.started_by in own and each.kind not in kept
        else each
        for each in record.clocks
    )
    starting = tuple(each for each in turned.ruling.clocks if each.kind not in kept)
    return replace(record, clocks=clocks), starting


def _stopped(turned: Turn, record: OnRecord) -> OnRecord:
    """Return what stands once the case has ended: no clock of it runs."""
    clocks = tuple(
        voided(each, on=turned.decided_on, by=turned.entry_id)
        if each.state == ClockState.RUNNING
        else each
        for each in record.clocks
    )
    return replace(record, clocks=clocks)


def _figures(ruling: Ruling) -> dict[str, Any]:
    """Return what stays on record of a count, and of the days on which it changed somebody."""
    kept = ("in_favour", "needed", "electorate", "partner", "since", "until")
    return {name: plain(ruling.facts[name]) for name in kept if name in ruling.facts}
