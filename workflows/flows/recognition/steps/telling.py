"""Whom the competent committee deleted is told, may complain, and gives the card back."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import collecting, deletions, departures
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.recognition.steps.votes import DELETES

ANNOUNCEMENT = "cell_announces_deletion"


def announced(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note that the deletion was announced, from whose receipt the time to complain runs.

    :raises Refusal: as ``Complaints.announced`` does
    """
    issued_on = departures.issued_on(situation, DELETES)
    return deletions.COMPLAINTS.announced(situation, facts, issued_on=issued_on)


def card_settled(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what became of the card, which ends with the membership.

    :raises Refusal: as ``collecting.settled`` does
    """
    return collecting.settled(situation, facts, since=departures.issued_on(situation, DELETES))
