"""Reads a procedure's map: what follows a step, what leads to a join, which roads there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

from viewflow.workflow import Flow
from viewflow.workflow.base import Node

from workflows.engine.nodes import Act, Join, Opening, Outcome, Question, Resolution, Split


class CaseFlow(Flow):
    """A procedure's map: order only; numbers, papers and powers stand in the rule pack."""

    shape: int = 1


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next: steps that become possible, or the outcome that ends the case."""

    steps: tuple[str, ...] = ()
    outcome: str | None = None


def _outgoing(node: Node) -> list[Node]:
    # Viewflow names its edges privately; this is the only place that asks for them.
    return [edge.dst for edge in node._outgoing()]


def node(flow_class: type[CaseFlow], name: str) -> Node:
    """Return a node of the map by its name."""
    return flow_class.instance.node(name)


def steps(flow_class: type[CaseFlow]) -> tuple[str, ...]:
    """Return the names of all steps in the order in which one meets them on the way."""
    return tuple(each.name for each in walk(flow_class) if isinstance(each, Act))


def outcomes(flow_class: type[CaseFlow]) -> tuple[str, ...]:
    """Return the names of all outcomes that the map draws."""
    return tuple(each.name for each in walk(flow_class) if isinstance(each, Outcome))


def opening(flow_class: type[CaseFlow]) -> str:
    """Return the name of the step that opens a case."""
    return next(each.name for each in flow_class.instance.nodes() if isinstance(each, Opening))


def is_collective(flow_class: type[CaseFlow], step: str) -> bool:
    """Tell whether a body decides the step by a vote."""
    return isinstance(node(flow_class, step), Resolution)


def walk(flow_class: type[CaseFlow]) -> Iterator[Node]:
    """Yield each node once, breadth first from the opening, then those that no road reaches."""
    waiting = [node(flow_class, opening(flow_class))]
    met: set[str] = set()
    while waiting:
        current = waiting.pop(0)
        if current.name in met:
            continue
        met.add(current.name)
        yield current
        waiting.extend(_outgoing(current))
    for each in sorted(flow_class.instance.nodes(), key=lambda item: item.name):
        if each.name not in met:
            yield each


@cache
def edges(flow_class: type[CaseFlow]) -> tuple[tuple[str, str], ...]:
    """Return each arrow of the map as the names of its two ends."""
    return tuple((each.name, after.name) for each in walk(flow_class) for after in _outgoing(each))


def answered_edges(flow_class: type[CaseFlow]) -> Iterator[tuple[str, str, bool | None]]:
    """Yield each arrow with the answer that takes it: behind a question yes comes first."""
    for each in walk(flow_class):
        answers = (True, False) if isinstance(each, Question) else repeat(None)
        for after, answer in zip(_outgoing(each), answers, strict=False):
            yield each.name, after.name, answer


def written(flow_class: type[CaseFlow]) -> tuple[str, ...]:
    """Return the names of all nodes in the order in which the drawing was written."""
    known = {each.name for each in flow_class.instance.nodes()}
    return tuple(name for name in vars(flow_class) if name in known)


def reached(flow_class: type[CaseFlow]) -> frozenset[str]:
    """Return the names of the nodes to which a road leads from the opening."""
    met, waiting = set[str](), [opening(flow_class)]
    while waiting:
        here = waiting.pop()
        if here not in met:
            met.add(here)
            waiting.extend(each.name for each in _outgoing(node(flow_class, here)))
    return frozenset(met)


def spoken(node: Node) -> str:
    """Return the msgid of what a gate of the map says: its name, with a mark where it asks."""
    words = node.name.replace("_", " ").capitalize()
    return f"{words}?" if isinstance(node, Question) else words


def gates(flow_class: type[CaseFlow]) -> Iterator[Node]:
    """Yield each question, and each place where roads part or meet."""
    return (each for each in walk(flow_class) if isinstance(each, Question | Split | Join))


def ahead(
    flow_class: type[CaseFlow], step: str, answered: "Answered", still_open: set[str]
) -> Ahead:
    """
    Return what a decided step leads to.

    ``still_open`` holds the other open steps of the case: a join behind which one
    of its branches is still open lets nothing through.
    """
    found: list[str] = []
    outcome: str | None = None
    waiting = _outgoing(node(flow_class, step))
    while waiting:
        current = waiting.pop(0)
        match current:
            case Act():
                found.append(current.name)
            case Question():
                waiting.append(current._on_true if current.answer(answered) else current._on_false)
            case Split():
                waiting.extend(_outgoing(current))
            case Join():
                if not still_open & leading_to(flow_class, current.name):
                    waiting.extend(_outgoing(current))
            case Outcome():
                outcome = current.name
    return Ahead(steps=tuple(found), outcome=outcome)


def beyond_the_join(flow_class: type[CaseFlow], step: str) -> set[str]:
    """Return the steps that open once the join behind a step lets through; none without a join."""
    joins = [each for each in _outgoing(node(flow_class, step)) if isinstance(each, Join)]
    return {after.name for join in joins for after in _outgoing(join) if isinstance(after, Act)}


def joined_with(flow_class: type[CaseFlow], step: str) -> set[str]:
    """Return the steps that meet a step, itself among them, at the join behind it."""
    joins = [each.name for each in _outgoing(node(flow_class, step)) if isinstance(each, Join)]
    return {source for join in joins for source in leading_to(flow_class, join)}


def leading_to(flow_class: type[CaseFlow], join: str) -> set[str]:
    """Return the steps between the split and the join of that name."""
    return {source for source, target in edges(flow_class) if target == join}


@dataclass(frozen=True, slots=True)
class Answered:
    """What a gate's question is put to: the situation, and what the step has just come to."""

    situation: Any
    ruling: Any

    @property
    def step(self) -> str:
        """Return the step that was just decided."""
        return self.situation.item.step

    def outcome_of(self, step: str) -> str:
        """Return the outcome of a step: of this very decision, or the latest that stands."""
        if step == self.step:
            return self.ruling.outcome
        latest = self.situation.latest(step)
        return latest.outcome if latest else ""
