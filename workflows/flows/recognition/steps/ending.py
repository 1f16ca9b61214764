"""Endings around the steps: a death, or a membership that ends by another procedure."""

from collections.abc import Mapping

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.situations import Situation

DIED = "died"
LEFT = "left"
GROUNDS = (DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once recognition is decided, only its announcement waits.
    """
    decision = situation.latest(roads.DECISION)
    if decision is not None and decision.outcome == CARRIED:
        return {}
    return {DIED: "died", LEFT: "left"}
