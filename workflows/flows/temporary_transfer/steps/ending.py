"""Endings around the steps: the request is withdrawn, the member dies, or leaves the Party."""

from collections.abc import Mapping

from workflows.engine.situations import Situation
from workflows.flows.temporary_transfer.steps.staying import RECEPTION

WITHDREW = "withdrew"
DIED = "died"
LEFT = "left"
GROUNDS = (WITHDREW, DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once the host has the member the request is not withdrawn: the member comes back.
    """
    grounds = {DIED: "died", LEFT: "left"}
    away = situation.latest(RECEPTION) is not None
    return grounds if away else {WITHDREW: "withdrawn", **grounds}
