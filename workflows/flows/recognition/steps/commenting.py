"""The member who helped through the probation comments."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal


class HelperNotOfficial(Refusal):
    """Only an official member of the cell helped."""

    code = "recognition.helper_not_official"
    sentence = "{name} was not an official member of the cell on {on}."
    remedy = "Choose the official member whom the cell assigned."


def commented(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of the comment of the member who helped.

    :raises HelperNotOfficial: if the helper is no official member of the cell on the day
    """
    helper, source = facts["helper"], roads.rule(situation).source
    if str(helper["person_id"]) not in situation.official_members:
        raise HelperNotOfficial(name=helper["name"], on=situation.on, source=source)
    return Ruling(outcome="filed", source=source, personal={"helper": helper["name"]})
