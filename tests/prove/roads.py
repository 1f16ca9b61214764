"""Which arrows of a map a decided step took, told apart from how the engine follows them."""

from collections import Counter

from workflows.engine import maps
from workflows.engine.nodes import Act, Join, Outcome, Question, Split
from workflows.engine.registry import Procedure
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation

Arrow = tuple[str, str]


def drawn(flow_class: type[maps.CaseFlow]) -> frozenset[Arrow]:
    """Return all arrows of a map, and for each outcome that no arrow leads to, one from nowhere."""
    arrows = frozenset(maps.edges(flow_class))
    led_to = {target for _, target in arrows}
    return arrows | {("", name) for name in maps.outcomes(flow_class) if name not in led_to}


def taken(procedure: Procedure, situation: Situation, ruling: Ruling) -> Counter[Arrow]:
    """Return the arrows that lead from a decided step to what it opened, or to its end."""
    step, arrows = situation.item.step, Counter[Arrow]()
    if ruling.ends_as is not None:
        return Counter({(step, ruling.ends_as): 1})
    if ruling.next_steps is not None:
        return arrows
    flow_class = procedure.map(situation.case.shape)
    answered = maps.Answered(situation, ruling)
    still_open = situation.open_steps()
    after: dict[str, list[str]] = {}
    for source, target in maps.edges(flow_class):
        after.setdefault(source, []).append(target)
    here = [step]
    while here:
        node = maps.node(flow_class, here.pop())
        match node:
            case Question():
                yes, no = after[node.name]
                onward = [yes if node.answer(answered) else no]
            case Join() if still_open & maps.leading_to(flow_class, node.name):
                onward = []
            case Act() if node.name != step or arrows:
                onward = []
            case Act() | Split() | Join():
                onward = after.get(node.name, [])
            case Outcome():
                onward = []
        arrows.update((node.name, each) for each in onward)
        here.extend(onward)
    return arrows
