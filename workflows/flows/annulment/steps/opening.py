"""What is to be annulled: the admission, or the recognition of who was recognised."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workflows.engine.ladder import grounds
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.annulment.answers import ADMISSION, FAMILY, OF, RECOGNITION
from workflows.foundation.refusals import Refusal
from workflows.people.models.memberships import StandingKind

GROUND_STATED = grounds.opened_on(FAMILY)


class NotRecognisedYet(Refusal):
    """Only a recognition that there was can be annulled."""

    code = "annulment.not_recognised_yet"
    sentence = "Not opened: {name} has not been recognised as an official member."
    remedy = "Choose the admission, or compare the register of the cell."


class OfAReadmission(Refusal):
    """A readmission is annulled alone: the first membership stands, and is not taken with it."""

    code = "annulment.of_a_readmission"
    sentence = (
        "Not opened: {name} was readmitted. Annulling the readmission must leave the first"
        " admission on record, and is not carried out here."
    )
    remedy = (
        "Write to the organisation department of the committee above, with what the check found;"
        " the recognition alone may be annulled here."
    )


def opened(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Open the file on the annulment of ``facts["annuls"]``: admission or recognition.

    :raises NotRecognisedYet: if a recognition is named and the member is a probationary one
    :raises OfAReadmission: if the admission is named, and it was not the first one
    :raises Refusal: as ``grounds.opened_on`` does
    """
    ruling = GROUND_STATED(situation, facts)
    held = situation.own["membership"]
    recognised = held["state"] == StandingKind.OFFICIAL
    if facts[OF] == RECOGNITION and not recognised:
        raise NotRecognisedYet(name=situation.case.subject_name, source=ruling.source)
    if facts[OF] == ADMISSION and held["outside"] is not None:
        raise OfAReadmission(name=situation.case.subject_name, source=ruling.source)
    return replace(ruling, outcome=facts[OF], facts={**ruling.facts, OF: facts[OF]})
