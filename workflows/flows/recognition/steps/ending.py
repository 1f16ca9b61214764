"""Endings around the steps: a death, or a membership that ends by another procedure."""

from collections.abc import Mapping

from workflows.engine.ladder import departures
from workflows.engine.situations import Situation
from workflows.flows.recognition.steps.votes import DELETES

DIED = "died"
LEFT = "left"
GROUNDS = (DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once recognition is decided, only its announcement waits; a death after the deletion leaves it
    as it is.
    """
    if departures.decided(situation):
        return {}
    if departures.decided(situation, DELETES):
        return {DIED: "deleted"}
    return {DIED: "died", LEFT: "left"}
