"""The member is told what came of the recount, and why."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation

TELLING = "cell_tells_member"


def decided(situation: Situation) -> bool:
    """Tell whether the decision has recounted the party age."""
    decision = situation.latest(roads.DECISION)
    return decision is not None and decision.outcome == CARRIED


def told(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note that the member was told, with the reason where the party age is left as it is.

    :raises ReasonNeeded: if it is left as it is and no reason is written
    """
    source = roads.rule(situation).source
    if decided(situation):
        return Ruling(outcome="told", source=source)
    reason = written_reason(facts, source=source)
    return Ruling(outcome="told_why_not", source=source, personal={"reason": reason})
