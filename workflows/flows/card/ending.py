"""Endings around the steps: a death, or a membership that ends by another procedure."""

from collections.abc import Mapping

from workflows.engine.situations import Situation

DIED = "died"
LEFT = "left"
GROUNDS = (DIED, LEFT)


def endings(situation: Situation) -> Mapping[str, str]:  # noqa: ARG001
    """Return on which grounds the case may be ended at any time, and with which outcome."""
    return {DIED: "died", LEFT: "left"}
