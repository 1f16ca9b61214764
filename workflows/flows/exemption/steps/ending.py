"""Endings around the steps: the member withdraws, dies, or leaves by another procedure."""

from collections.abc import Mapping

from workflows.engine.situations import Situation

WITHDREW = "withdrew"
DIED = "died"
LEFT = "left"
GROUNDS = (WITHDREW, DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once the exemption holds it is not withdrawn: the member returns.
    """
    grounds = {DIED: "died", LEFT: "left"}
    decided = any("electorate" in each.facts for each in situation.items if each.state == "done")
    return grounds if decided else {WITHDREW: "withdrawn", **grounds}
