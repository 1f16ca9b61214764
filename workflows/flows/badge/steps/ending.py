"""Endings around the steps: the member withdraws, dies, or leaves by another procedure."""

from collections.abc import Mapping

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.situations import Situation

WITHDREW = "withdrew"
DIED = "died"
LEFT = "left"
GROUNDS = (WITHDREW, DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once the badge is awarded, only its handing over waits; a family receives it too.
    """
    decision = situation.latest(roads.DECISION)
    if decision is not None and decision.outcome == CARRIED:
        return {}
    return {WITHDREW: "withdrawn", DIED: "died", LEFT: "left"}
