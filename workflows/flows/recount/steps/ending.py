"""Endings around the steps: the request is withdrawn, the member dies, or leaves."""

from collections.abc import Mapping

from workflows.engine.situations import Situation
from workflows.flows.recount.steps.telling import decided

WITHDREW = "withdrew"
DIED = "died"
LEFT = "left"
GROUNDS = (WITHDREW, DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once the party age is recounted only the telling waits; a family is told as well.
    """
    if decided(situation):
        return {}
    return {WITHDREW: "withdrawn", DIED: "died", LEFT: "left"}
