"""The map of a procedure as a mermaid flowchart, drawn from its flow class."""

from collections.abc import Iterator

from workflows.engine import maps
from workflows.engine.nodes import Act, Join, Outcome, Question, Resolution, Split
from workflows.engine.registry import Procedure

ANSWERS = {True: "yes", False: "no"}


def flowchart(procedure: Procedure, shape: int) -> str:
    """Return the map of one shape as a fenced mermaid block."""
    flow_class = procedure.map(shape)
    lines = ["```mermaid", "flowchart TD"]
    lines += [f"    {_node(procedure, node)}" for node in maps.walk(flow_class)]
    lines += [f"    {arrow}" for arrow in _arrows(flow_class)]
    return "\n".join([*lines, "```"])


def _node(procedure: Procedure, node: object) -> str:
    match node:
        case Resolution(name=name):
            return f'{name}[["{procedure.rule(name).label_en}"]]'
        case Act(name=name):
            return f'{name}["{procedure.rule(name).label_en}"]'
        case Question(name=name):
            return f'{name}{{"{maps.spoken(node)}"}}'
        case Split(name=name) | Join(name=name):
            return f'{name}[/"{maps.spoken(node)}"/]'
        case Outcome(name=name):
            return f'{name}(["{procedure.rules.outcomes[name].label_en}"])'
    raise ValueError(f"the reference does not know how to draw {node!r}")


def _arrows(flow_class: type[maps.CaseFlow]) -> Iterator[str]:
    """Yield the arrows; behind a question the way of yes comes first."""
    for start, end, answer in maps.answered_edges(flow_class):
        yield f"{start} --> {end}" if answer is None else f"{start} -- {ANSWERS[answer]} --> {end}"
