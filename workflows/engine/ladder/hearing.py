"""The member is told and heard before a body decides on what they are."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation

HEARING = "cell_hears_member"
IN_PERSON = "in_person"
IN_WRITING = "in_writing"
INVITED = "absent_though_invited"


def heard(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of how the member was told and heard before the vote.

    :raises ReasonNeeded: if it is not written what the member said, or how they were invited
    """
    source = roads.law_of_the_day(situation)
    return Ruling(
        outcome=facts["how"],
        source=source,
        personal={"reason": written_reason(facts, source=source)},
    )
