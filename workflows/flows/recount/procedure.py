"""The recount as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import standings
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.recount.appearance import RecountAppearance
from workflows.flows.recount.flow import RecountFlow
from workflows.flows.recount.forms import FORMS
from workflows.flows.recount.steps import ending, opening, recounting, telling
from workflows.people.models.memberships import StandingKind
from workflows.people.party_ages import PARTY_AGE
from workflows.rules.tallies import Verdict


class Recount(LadderProcedure):
    """A recount of party age."""

    name = "recount"
    prefix = "TD"
    about = frozenset({StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {RecountFlow.shape: RecountFlow}
    own: Mapping[str, str] = {
        **recounting.OWN,
        opening.PARTY_AGE: PARTY_AGE,
        opening.MEMBERSHIP: standings.MEMBERSHIP,
        "barred_people": "SELECT to_jsonb(barring.known)",
    }
    judgements: Mapping[str, Any] = {
        opening.OPENING: opening.opened,
        "cell_completes_file": filed,
        telling.TELLING: telling.told,
    }
    forms = FORMS
    beside_sentences: Mapping[str, str] = {}
    may_return = frozenset({"grassroots_committee_resolves", "competent_committee_decides"})
    # The decision wrote the party age, and the telling ends the case.
    may_recall = frozenset(
        {"cell_resolves", "grassroots_committee_resolves", "cell_completes_file"}
    )
    grounds = ending.GROUNDS
    appearance = RecountAppearance()

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return recounting.weighed(situation, verdict, facts)

    def also(self, situation: Situation) -> tuple[str, ...]:
        """Answer which kinds of paper the step asks for beside those of the table."""
        return opening.also_needed(situation)

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the party age was recounted, which another recount alone corrects."""
        return telling.decided(situation)

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps: no time limit runs."""
        return {}


register(Recount())
