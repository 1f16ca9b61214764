"""A verdict that turns: what followed from the wrong one is void, what follows now is opened."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from workflows.engine import consequences
from workflows.engine.models import Clock, ClockState, Item, ItemState
from workflows.engine.registry import Procedure
from workflows.engine.rulings import ClockStart, Ruling
from workflows.engine.setting_aside import entries_on, set_aside
from workflows.engine.situations import ClockFacts, ItemFacts, Situation
from workflows.engine.writing import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A decided step that comes to something else, by which act and entry, on which day."""

    situation: Situation
    procedure: Procedure
    ruling: Ruling
    act: str
    decided_on: date
    at: datetime
    entry_id: UUID


def turn(writing: Writing, turned: Turn) -> None:
    """Void what followed from the wrong verdict, and open what follows from the right one."""
    later = _later(turned.situation)
    set_aside(later, case_id=turned.situation.case.id, on=turned.decided_on, act=turned.act)
    Item.objects.filter(pk__in=[item.id for item in later]).update(state=ItemState.VOID)
    ahead = consequences.ahead_of(
        turned.procedure, turned.situation, turned.ruling, still_open=set()
    )
    if ahead.outcome is None:
        columns = {"state": "open", "outcome": "", "ended_on": None}
        starting = _clocks_to_start(turned)
    else:
        columns = {"state": "ended", "outcome": ahead.outcome, "ended_on": turned.decided_on}
        starting = ()
        _clocks(turned).filter(state=ClockState.RUNNING).update(
            state=ClockState.VOID, ended_on=turned.decided_on
        )
    situation = replace(turned.situation, clocks=_running(turned))
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
            *(item.body_id for item in later),
        ],
    )


def _later(situation: Situation) -> list[ItemFacts]:
    """Return the items that came, directly or through others, from this one."""
    found: list[ItemFacts] = []
    sources = {situation.item.id}
    for item in situation.items:
        if item.came_from in sources and item.state in {"open", "done"}:
            found.append(item)
            sources.add(item.id)
    return found


def _clocks_to_start(turned: Turn) -> tuple[ClockStart, ...]:
    """
    Void the clocks that only the wrong verdict started; return those that the right one adds.

    A clock that runs from the same event under both goes on, with its extension.
    """
    own = _clocks(turned).filter(
        entry_id__in=entries_on([turned.situation.item], case_id=turned.situation.case.id)
    )
    wanted = {(each.kind, each.event_on) for each in turned.ruling.clocks}
    running = own.filter(state=ClockState.RUNNING).values_list("kind", "event_on")
    kept = {kind for kind, event_on in running if (kind, event_on) in wanted}
    own.exclude(kind__in=kept).update(state=ClockState.VOID, ended_on=turned.decided_on)
    return tuple(each for each in turned.ruling.clocks if each.kind not in kept)


def _running(turned: Turn) -> tuple[ClockFacts, ...]:
    return tuple(
        ClockFacts(
            id=clock.id,
            kind=clock.kind,
            due_on=clock.due_on,
            provisional=clock.provisional,
            event_on=clock.event_on,
            extended_by=clock.extended_by,
        )
        for clock in _clocks(turned).filter(state=ClockState.RUNNING)
    )


def _clocks(turned: Turn) -> QuerySet[Clock]:
    return Clock.objects.filter(case_id=turned.situation.case.id)


def _figures(ruling: Ruling) -> dict[str, Any]:
    counted = ("in_favour", "needed", "electorate", "partner")
    return {name: ruling.facts[name] for name in counted if name in ruling.facts}
