"""The restoration as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure
from workflows.engine.registry import register
from workflows.engine.situations import Situation
from workflows.flows.restoration.appearance import RestorationAppearance
from workflows.flows.restoration.flow import RestorationFlow
from workflows.flows.restoration.forms import FORMS
from workflows.flows.restoration.steps import ending, opening, restoring, telling
from workflows.people.models.memberships import StandingKind


class Restoration(LadderProcedure):
    """The restoration of a member who was deleted from the list wrongly."""

    name = "restoration"
    prefix = "KP"
    about = frozenset({StandingKind.FORMER})
    lapses_on = ending.WITHDREW
    maps: Mapping[int, Any] = {RestorationFlow.shape: RestorationFlow}
    own: Mapping[str, str] = {
        **opening.OWN,
        "barred_people": "SELECT to_jsonb(barring.known)",
    }
    judgements: Mapping[str, Any] = {
        opening.OPENING: opening.opened,
        "cell_completes_file": filed,
        restoring.RESTORING: restoring.restored,
        telling.TELLING: telling.told,
    }
    forms = FORMS
    beside_sentences: Mapping[str, str] = {}
    may_return = frozenset({roads.DECISION})
    # The decision writes a count alone; the standing changes when the cell carries it out.
    may_recall = frozenset({roads.DECISION, "cell_completes_file"})
    grounds = ending.GROUNDS
    appearance = RestorationAppearance()

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the person was restored."""
        return restoring.done(situation)

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps: no time limit runs."""
        return {}


register(Restoration())
