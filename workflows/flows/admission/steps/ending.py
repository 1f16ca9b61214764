"""Endings around the steps: a withdrawal, a death, leaving the list."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission import roads
from workflows.flows.admission.answers import CARRIED
from workflows.flows.admission.steps.directing import written_reason

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


def ended(situation: Situation, facts: Mapping[str, Any], *, ground: str) -> Ruling:
    """
    End the case on a ground, with the reason in writing.

    :raises ReasonNeeded: if no reason is given
    """
    outcome = endings(situation)[ground]
    source = roads.rules().steps[situation.item.step].source
    return Ruling(
        outcome=ground,
        facts={"ends_as": outcome},
        source=source,
        personal={"reason": written_reason(facts, source=source)},
        ends_as=outcome,
        settles=False,
    )
