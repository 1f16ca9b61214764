"""Exemption as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import conditions
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.exemption.appearance import ExemptionAppearance
from workflows.flows.exemption.flow import ExemptionFlow
from workflows.flows.exemption.forms import FORMS
from workflows.flows.exemption.steps import asking, ending, exempting
from workflows.people.models.memberships import StandingKind
from workflows.rules.tallies import Verdict


class Exemption(LadderProcedure):
    """Exemption of a member from duties and meetings, and the return."""

    name = "exemption"
    prefix = "MS"
    about = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {ExemptionFlow.shape: ExemptionFlow}
    own: Mapping[str, str] = {
        "exempted": conditions.own(asking.EXEMPTED),
        "barred_people": "SELECT to_jsonb(barring.known)",
    }
    judgements: Mapping[str, Any] = {
        "member_asks": asking.asked,
        "committee_takes_note": filed,
        "cell_records_return": exempting.returned,
    }
    forms = FORMS
    beside_sentences: Mapping[str, str] = {}
    may_return: frozenset[str] = frozenset()
    # The votes begin an exemption and the return ends it.
    may_recall = frozenset({"committee_takes_note"})
    grounds = ending.GROUNDS
    appearance = ExemptionAppearance()

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return exempting.weighed(situation, verdict, facts)

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether a vote of the case has exempted the member."""
        return exempting.exempted_since(situation) is not None

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps: no limit of a decision runs."""
        return {}


register(Exemption())
