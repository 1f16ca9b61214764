"""Deletion as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import deletions, departures, grounds, hearing
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import OwnManner
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.deletion.answers import (
    FAMILY,
    OPENING,
    REFUSED,
    REQUEST,
    SELF_REVIEW,
    UNANSWERED,
)
from workflows.flows.deletion.appearance import DeletionAppearance
from workflows.flows.deletion.flow import DeletionFlow
from workflows.flows.deletion.forms import FORMS, MANNER_FORMS
from workflows.flows.deletion.steps import asking


def announced(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note that the deletion was announced, from whose receipt the time to complain runs.

    :raises Refusal: as ``Complaints.announced`` does
    """
    issued_on = departures.issued_on(situation)
    return deletions.COMPLAINTS.announced(situation, facts, issued_on=issued_on)


class Deletion(departures.DepartureProcedure):
    """Deletion of an official or probationary member from the list."""

    name = "deletion"
    prefix = "XT"
    done = "deleted"
    otherwise = "left"
    maps: Mapping[int, Any] = {DeletionFlow.shape: DeletionFlow}
    judgements: Mapping[str, Any] = {
        **departures.JUDGEMENTS,
        **deletions.JUDGEMENTS,
        OPENING: grounds.opened_on(FAMILY),
        REQUEST: asking.requested,
        SELF_REVIEW: filed,
        hearing.HEARING: hearing.heard,
        departures.ANNOUNCEMENT: announced,
    }
    forms = FORMS
    beside_forms = MANNER_FORMS
    # The decision ends the membership, and the opening made the case.
    may_recall = frozenset(
        {
            REQUEST,
            SELF_REVIEW,
            hearing.HEARING,
            "cell_resolves",
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            "cell_completes_file",
            departures.ANNOUNCEMENT,
        }
    )
    own_manners: Mapping[str, OwnManner] = {
        **deletions.OWN_MANNERS,
        UNANSWERED: OwnManner(SELF_REVIEW, asking.unanswered),
        REFUSED: OwnManner(SELF_REVIEW, asking.refused),
    }
    appearance = DeletionAppearance()


register(Deletion())
