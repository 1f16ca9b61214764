"""Annulment as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import complaints, departures, hearing, roads
from workflows.engine.ladder.departures import DIED, LEFT
from workflows.engine.ladder.procedure import OwnManner
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.annulment.answers import OPENING, RESPONSIBILITY, lost_on
from workflows.flows.annulment.appearance import AnnulmentAppearance
from workflows.flows.annulment.flow import AnnulmentFlow
from workflows.flows.annulment.forms import FORMS, MANNER_FORMS
from workflows.flows.annulment.steps import losing, opening
from workflows.rules.tallies import Verdict


class Annulment(departures.DepartureProcedure):
    """Annulment of the admission or the recognition of a member."""

    name = "annulment"
    prefix = "HB"
    done = "annulled"
    otherwise = "left"
    maps: Mapping[int, Any] = {AnnulmentFlow.shape: AnnulmentFlow}
    judgements: Mapping[str, Any] = {
        **departures.JUDGEMENTS,
        OPENING: opening.opened,
        hearing.HEARING: hearing.heard,
        RESPONSIBILITY: losing.responsibility_examined,
        departures.ANNOUNCEMENT: losing.announced,
        departures.COLLECTION: losing.card_settled,
        complaints.STEP: losing.COMPLAINTS.passed,
        complaints.ANSWER: complaints.answered,
    }
    forms = FORMS
    beside_forms = MANNER_FORMS
    # Both decisions can end the membership, and the opening made the case.
    may_recall = frozenset(
        {
            hearing.HEARING,
            roads.CELL_VOTE,
            "sub_committee_appraises",
            roads.PROPOSAL,
            roads.COMPLETION,
            RESPONSIBILITY,
            departures.ANNOUNCEMENT,
        }
    )
    own_manners: Mapping[str, OwnManner] = {
        complaints.COMPLAINED: OwnManner(complaints.STEP, losing.COMPLAINTS.complained),
    }
    appearance = AnnulmentAppearance()

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to, and whether the standing is lost with it."""
        return losing.weighed(situation, verdict, facts)

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended; a death changes no annulment."""
        if self.changed_the_person(situation):
            return {DIED: self.done}
        return {DIED: "died", LEFT: self.otherwise}

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the case has taken the standing."""
        return lost_on(situation) is not None


register(Annulment())
