"""The way of a case as a chart: which steps it took, where it stands, what may come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.engine import maps
from workflows.engine.charts import Chart, Drawing, Lane, Mark, MarkState, Passage, Road, draw
from workflows.engine.registry import Procedure
from workflows.engine.situations import ItemFacts, Situation
from workflows.rules.procedures import Rung
from workflows.web import words

RETURNED = "returned"
MET = frozenset({"open", "done", "returned"})


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that a map shows from left to right, and the arrows of the law between them."""

    steps: tuple[str, ...]
    arrows: frozenset[tuple[str, str]]


def drawing(procedure: Procedure, situation: Situation, notes: Mapping[str, str]) -> Drawing:
    """Return the map of the case; ``notes`` add to steps what their lists should say."""
    return draw(_chart(procedure, situation, notes))


def _chart(procedure: Procedure, situation: Situation, notes: Mapping[str, str]) -> Chart:
    plan = _plan(procedure, situation)
    latest = _latest(situation)
    states = {step: _state(step, plan, latest, procedure, situation) for step in plan.steps}
    marks = [
        Mark(
            step=step,
            label=str(procedure.appearance.short(step)),
            name=words.label(procedure.rule(step)),
            note=notes.get(step, ""),
            lane=procedure.rule(step).rung.value,
            state=states[step],
            vote=maps.is_collective(procedure.map(situation.case.shape), step),
            day=latest[step].decided_on if step in latest else None,
        )
        for step in plan.steps
    ]
    return Chart(
        lanes=_lanes(marks),
        steps=marks,
        roads=[*_roads(plan, states, situation), *_returns(situation)],
    )


def _plan(procedure: Procedure, situation: Situation) -> Plan:
    flow = procedure.map(situation.case.shape)
    met = [item.step for item in situation.items if item.state in MET]
    shown = [step for step in maps.steps(flow) if procedure.appearance.shows(step, situation)]
    arrows = _arrows(flow, frozenset(shown))
    order = _in_order(shown, arrows)
    for item in situation.items:
        if item.state in MET and item.step not in order:
            order.insert(_place_for(item, order, procedure, situation), item.step)
    places = {step: number for number, step in enumerate(order)}
    walked = _walked(situation)
    return Plan(
        steps=tuple(order),
        arrows=frozenset(
            (one, other)
            for one, other in arrows | walked
            if one in places
            and other in places
            and places[one] < places[other]
            and (one in shown or one in met)
        ),
    )


def _arrows(flow: type[maps.CaseFlow], shown: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Return which shown steps can follow one another, over the gates between them."""
    following: dict[str, list[str]] = {}
    for one, other in maps.edges(flow):
        following.setdefault(one, []).append(other)
    steps = set(maps.steps(flow))
    found = set()
    for step in shown:
        waiting, seen = list(following.get(step, ())), set()
        while waiting:
            current = waiting.pop()
            if current in seen:
                continue
            seen.add(current)
            if current not in steps:
                waiting.extend(following.get(current, ()))
            elif current in shown and current != step:
                found.add((step, current))
    return frozenset(found)


def _in_order(shown: Sequence[str], arrows: frozenset[tuple[str, str]]) -> list[str]:
    """Return the steps so that each stands behind all that can come before it."""
    order: list[str] = []
    waiting = list(shown)
    while waiting:
        ready = next(
            (
                step
                for step in waiting
                if not any(other == step and one in waiting for one, other in arrows)
            ),
            waiting[0],
        )
        order.append(ready)
        waiting.remove(ready)
    return order


def _place_for(
    item: ItemFacts, order: Sequence[str], procedure: Procedure, situation: Situation
) -> int:
    """Return where a step stands that the map does not foresee: behind its own level's last."""
    source = next((each for each in situation.items if each.id == item.came_from), None)
    end = order.index(source.step) + 1 if source and source.step in order else len(order)
    rung = procedure.rule(item.step).rung
    alike = [n for n in range(end) if procedure.rule(order[n]).rung is rung]
    return alike[-1] + 1 if alike else end


def _latest(situation: Situation) -> dict[str, ItemFacts]:
    return {item.step: item for item in situation.items if item.state in MET}


def _state(
    step: str,
    plan: Plan,
    latest: Mapping[str, ItemFacts],
    procedure: Procedure,
    situation: Situation,
) -> MarkState:
    if step in latest:
        item = latest[step]
        if item.state == "open":
            return MarkState.HERE
        return MarkState.RETURNED if item.outcome == RETURNED else MarkState.DONE
    overtaken = any(later in latest for later in plan.steps[plan.steps.index(step) :])
    ended = situation.case.state == "ended"
    if overtaken or ended or not procedure.appearance.passes(step, situation):
        return MarkState.SKIPPED
    return MarkState.TODO


def _lanes(marks: Sequence[Mark]) -> list[Lane]:
    used = {mark.lane for mark in marks}
    return [Lane(rung.value, words.rung(rung)) for rung in Rung if rung.value in used]


def _roads(plan: Plan, states: Mapping[str, MarkState], situation: Situation) -> list[Road]:
    alive = {step for step, state in states.items() if state is not MarkState.SKIPPED}
    arrows = {(one, other) for one, other in plan.arrows if {one, other} <= alive}
    walked = _walked(situation)
    return [
        Road(one, other, Passage.GONE if _gone(one, other, states) else Passage.AHEAD)
        for one, other in sorted(arrows, key=lambda each: tuple(map(plan.steps.index, each)))
        if (one, other) in walked or not _longer_way(one, other, arrows)
    ]


def _gone(one: str, other: str, states: Mapping[str, MarkState]) -> bool:
    return states[one] in {MarkState.DONE, MarkState.RETURNED} and states[other] is not (
        MarkState.TODO
    )


def _longer_way(one: str, other: str, arrows: set[tuple[str, str]]) -> bool:
    """Tell whether another way leads there through a third step."""
    waiting = [end for start, end in arrows if start == one and end != other]
    seen: set[str] = set()
    while waiting:
        current = waiting.pop()
        if current == other:
            return True
        if current not in seen:
            seen.add(current)
            waiting.extend(end for start, end in arrows if start == current)
    return False


def _walked(situation: Situation) -> frozenset[tuple[str, str]]:
    """Return the steps that really followed one another in this case."""
    known = {item.id: item for item in situation.items}
    return frozenset(
        (known[item.came_from].step, item.step)
        for item in situation.items
        if item.came_from in known and item.state in MET
    )


def _returns(situation: Situation) -> list[Road]:
    """Return the ways on which the case was sent back and that stand, each with its latest day."""
    met = {item.id: item for item in situation.items if item.state in MET}
    days: dict[tuple[str, str], date | None] = {}
    for item in met.values():
        source = met.get(item.came_from) if item.came_from else None
        if source is not None and source.outcome == RETURNED:
            days[source.step, item.step] = source.decided_on
    return [Road(one, other, Passage.BACK, day) for (one, other), day in days.items()]
