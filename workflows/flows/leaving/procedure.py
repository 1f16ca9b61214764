"""Leaving as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import departures, grounds
from workflows.engine.ladder.filing import filed
from workflows.engine.registry import register
from workflows.engine.situations import Situation
from workflows.flows.leaving.appearance import LeavingAppearance
from workflows.flows.leaving.flow import LeavingFlow
from workflows.flows.leaving.forms import FAMILY, FORMS, REQUEST
from workflows.flows.leaving.steps import breaches, ending


class Leaving(departures.DepartureProcedure):
    """Leaving of an official or probationary member at their own request."""

    name = "leaving"
    prefix = "RD"
    done = "left"
    otherwise = "left_otherwise"
    maps: Mapping[int, Any] = {LeavingFlow.shape: LeavingFlow}
    judgements: Mapping[str, Any] = {
        **departures.JUDGEMENTS,
        REQUEST: grounds.opened_on(FAMILY),
        breaches.STATEMENT: breaches.stated,
        departures.ANNOUNCEMENT: filed,
    }
    forms = FORMS
    grounds = ending.GROUNDS
    # The decision ends the membership, and the opening made the case.
    may_recall = frozenset(
        {
            breaches.STATEMENT,
            "cell_resolves",
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            "cell_completes_file",
            departures.ANNOUNCEMENT,
        }
    )
    appearance = LeavingAppearance()

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        usual = super().endings(situation)
        return usual if departures.decided(situation) else {**ending.OF_ITS_OWN, **usual}


register(Leaving())
