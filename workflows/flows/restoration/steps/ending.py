"""Endings around the steps: the application is withdrawn, or the person dies."""

from collections.abc import Mapping

from workflows.engine.situations import Situation

WITHDREW = "withdrew"
DIED = "died"
GROUNDS = (WITHDREW, DIED)


def endings(situation: Situation) -> Mapping[str, str]:  # noqa: ARG001
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Nobody is restored against their will: until the cell has carried it out the person may
    withdraw, who was admitted again by another way meanwhile too.
    """
    return {WITHDREW: "withdrawn", DIED: "died"}
