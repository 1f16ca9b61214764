"""What is to be annulled: the admission, or the recognition of who was recognised."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workflows.engine.ladder import grounds
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.annulment.answers import FAMILY, OF, RECOGNITION
from workflows.foundation.refusals import Refusal
from workflows.people.models.memberships import StandingKind

GROUND_STATED = grounds.opened_on(FAMILY)


class NotRecognisedYet(Refusal):
    """Only a recognition that there was can be annulled."""

    code = "annulment.not_recognised_yet"
    sentence = "Not opened: {name} has not been recognised as an official member."
    remedy = "Choose the admission, or compare the register of the cell."


def opened(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Open the file on the annulment of ``facts["annuls"]``: admission or recognition.

    :raises NotRecognisedYet: if a recognition is named and the member is a probationary one
    :raises Refusal: as ``grounds.opened_on`` does
    """
    ruling = GROUND_STATED(situation, facts)
    recognised = situation.own["membership"]["state"] == StandingKind.OFFICIAL
    if facts[OF] == RECOGNITION and not recognised:
        raise NotRecognisedYet(name=situation.case.subject_name, source=ruling.source)
    return replace(ruling, outcome=facts[OF], facts={**ruling.facts, OF: facts[OF]})
