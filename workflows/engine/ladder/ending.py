"""Endings around the steps: the case ends though no step came to it."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation


def ended(situation: Situation, facts: Mapping[str, Any], *, ground: str, outcome: str) -> Ruling:
    """
    End the case on a ground, with the reason in writing.

    :raises ReasonNeeded: if no reason is given
    """
    source = roads.rule(situation).source
    return Ruling(
        outcome=ground,
        facts={"ends_as": outcome},
        source=source,
        personal={"reason": written_reason(facts, source=source)},
        ends_as=outcome,
        settles=False,
    )
