"""A procedure's map as nodes and arrows, each node in the lane of those who act."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.engine import maps
from workflows.engine.nodes import Act, Join, Opening, Outcome, Question, Relief, Resolution, Split
from workflows.engine.registry import Procedure
from workflows.rules.procedures import Rung

EVENT = "before_{step}"


class Kind(StrEnum):
    """What a node of the map is."""

    BEGINNING = "beginning"
    STUCK = "stuck"
    ACT = "act"
    VOTE = "vote"
    QUESTION = "question"
    SPLIT = "split"
    JOIN = "join"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Node:
    """
    A node of the map, in the lane of the rung that acts there.

    ``spoken`` is the msgid of what a gate says, and empty for what the rule pack names.
    ``aside`` marks what no road from the opening reaches: it is entered from any step.
    """

    name: str
    kind: Kind
    lane: Rung
    aside: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A road from one node to the next; behind a question, with the answer that takes it."""

    start: str
    end: str
    answer: bool | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """
    The nodes in the order in which the map is written, and the arrows between them.

    Two events are added to what the flow draws: the one with which a case begins, and
    the one on which nobody may act.
    """

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]

    @property
    def lanes(self) -> tuple[Rung, ...]:
        """Return the lanes that some node stands in, from the cell upwards."""
        return tuple(rung for rung in Rung if any(node.lane is rung for node in self.nodes))


def graph_of(procedure: Procedure, shape: int) -> Graph:
    """Return the map of one shape of a procedure."""
    flow_class = procedure.map(shape)
    reached = maps.reached(flow_class)
    lanes = _lanes(procedure, flow_class)
    gates = {each.name: maps.spoken(each) for each in maps.gates(flow_class)}
    nodes: list[Node] = []
    arrows: list[Arrow] = []
    for name in maps.written(flow_class):
        drawn, aside = maps.node(flow_class, name), name not in reached
        event = EVENTS.get(type(drawn))
        if event is not None:
            before = EVENT.format(step=name)
            nodes.append(Node(before, event, lanes[name], aside))
            arrows.append(Arrow(before, name))
        spoken = gates.get(name, "")
        nodes.append(Node(name, _kind(drawn), lanes[name], aside, spoken))
    arrows += [Arrow(*arrow) for arrow in maps.answered_edges(flow_class)]
    return Graph(tuple(nodes), tuple(arrows))


EVENTS = {Opening: Kind.BEGINNING, Relief: Kind.STUCK}


def _kind(node: object) -> Kind:
    match node:
        case Resolution():
            return Kind.VOTE
        case Act():
            return Kind.ACT
        case Question():
            return Kind.QUESTION
        case Split():
            return Kind.SPLIT
        case Join():
            return Kind.JOIN
        case Outcome():
            return Kind.OUTCOME
    raise ValueError(f"no map is drawn with {node!r}")


def _lanes(procedure: Procedure, flow_class: type[maps.CaseFlow]) -> dict[str, Rung]:
    """
    Return the lane of each node: a step's own, a gate's or an end's that of who acted before.

    Where roads meet, whoever acts next is waiting.
    """
    found = {step: procedure.rule(step).rung for step in maps.steps(flow_class)}
    waiting = list(found)
    while waiting:
        here = waiting.pop(0)
        for start, end in maps.edges(flow_class):
            if start == here and end not in found:
                found[end] = found[here]
                waiting.append(end)
    for start, end in maps.edges(flow_class):
        if isinstance(maps.node(flow_class, start), Join):
            found[start] = found[end]
    return found
