"""Endings around the steps: a withdrawal, a death, leaving the list."""

from collections.abc import Mapping

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.situations import Situation

WITHDREW = "withdrew"
DIED = "died"
LEFT_LIST = "left_list"
GROUNDS = (WITHDREW, DIED, LEFT_LIST)


def endings(situation: Situation) -> Mapping[str, str]:
    """
    Return on which grounds the case may be ended now, and with which outcome.

    Between the decision and the ceremony a death or a withdrawal lapses the
    decision. From the ceremony on, the person is a member: what ends a membership
    is another procedure.
    """
    if situation.latest("cell_admits") is not None:
        return {}
    decision = situation.latest(roads.DECISION)
    decided = decision is not None and decision.outcome == CARRIED
    grounds = {WITHDREW: "lapsed" if decided else "withdrawn", DIED: "lapsed"}
    if situation.latest("applicant_applies") is None:
        grounds[LEFT_LIST] = "left_list"
    return grounds
