"""Endings around the steps: the member withdraws, dies, or leaves by another procedure."""

from collections.abc import Mapping

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.situations import Situation
from workflows.people.models.memberships import StandingKind

WITHDREW = "withdrew"
DIED = "died"
LEFT = "left"
GROUNDS = (WITHDREW, DIED, LEFT)
# The procedure that ends a membership by death.
DEATH = "death"


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Once the badge is awarded, only its handing over waits; a family may receive it too.
    """
    if not awarded(situation):
        return {WITHDREW: "withdrawn", DIED: "died", LEFT: "left"}
    if situation.case.standing == StandingKind.OFFICIAL:
        return {}
    return {DIED: "died"} if died(situation) else {LEFT: "left"}


def awarded(situation: Situation) -> bool:
    """Tell whether the badge has been awarded."""
    decision = situation.latest(roads.DECISION)
    return decision is not None and decision.outcome == CARRIED


def died(situation: Situation) -> bool:
    """Tell whether the membership ended by death."""
    return situation.own["membership"]["left_by"] == DEATH
