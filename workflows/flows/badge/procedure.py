"""The badge as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure
from workflows.engine.ladder.standings import MEMBERSHIP
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.badge.appearance import BadgeAppearance
from workflows.flows.badge.flow import BadgeFlow
from workflows.flows.badge.forms import FORMS
from workflows.flows.badge.steps import awarding, declaring, ending
from workflows.people.models.memberships import StandingKind
from workflows.people.party_ages import PARTY_AGE
from workflows.rules.tallies import Verdict


class Badge(LadderProcedure):
    """A badge by party age."""

    name = "badge"
    prefix = "HH"
    about = frozenset({StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {BadgeFlow.shape: BadgeFlow}
    own: Mapping[str, str] = {
        **awarding.OWN,
        "party_age": PARTY_AGE,
        "membership": MEMBERSHIP,
        "barred_people": "SELECT to_jsonb(barring.known)",
    }
    judgements: Mapping[str, Any] = {
        declaring.OPENING: declaring.declared,
        "cell_completes_file": filed,
        awarding.HANDING_OVER: awarding.handed_over,
    }
    forms = FORMS
    beside_sentences: Mapping[str, str] = {}
    may_return = frozenset({"grassroots_committee_resolves", "competent_committee_decides"})
    # The decision wrote the award, and the ceremony its day.
    may_recall = frozenset(
        {"cell_resolves", "grassroots_committee_resolves", "cell_completes_file"}
    )
    grounds = ending.GROUNDS
    appearance = BadgeAppearance()

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return awarding.weighed(situation, verdict, facts)

    def still_about(self, situation: Situation) -> bool:
        """Answer whether the person is a member, died as one, or has the badge awarded already."""
        kept = ending.died(situation) or ending.awarded(situation)
        return kept or super().still_about(situation)

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the badge has been awarded, which a correction does not take back."""
        return ending.awarded(situation)

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps: no time limit runs."""
        return {}


register(Badge())
