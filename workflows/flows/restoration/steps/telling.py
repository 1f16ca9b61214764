"""The person is told that the committee did not restore them, and why."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation

TELLING = "cell_tells_person"


def told(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of the reason that the person was told.

    :raises ReasonNeeded: if no reason is written
    """
    source = roads.rule(situation).source
    reason = written_reason(facts, source=source)
    return Ruling(outcome="told", source=source, personal={"reason": reason})
