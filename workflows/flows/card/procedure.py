"""The replacement of a card as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import cards
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure, OwnManner
from workflows.engine.ladder.standings import MEMBERSHIP
from workflows.engine.registry import register
from workflows.engine.situations import Situation
from workflows.flows.card import ending, steps
from workflows.flows.card.answers import DECISION, DECLINED
from workflows.flows.card.appearance import CardAppearance
from workflows.flows.card.flow import CardFlow
from workflows.flows.card.forms import FORMS
from workflows.people.models.cards import EndOfCard
from workflows.people.models.memberships import StandingKind

OWN = {
    **cards.OWN,
    "membership": MEMBERSHIP,
    "barred_people": "SELECT to_jsonb(barring.known)",
}


class CardReplacement(LadderProcedure):
    """Another card in the place of one."""

    name = "card"
    prefix = "TH"
    about = frozenset({StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {CardFlow.shape: CardFlow}
    own = OWN
    judgements: Mapping[str, Any] = {
        steps.OPENING: steps.reported,
        "grassroots_committee_forwards_request": steps.forwarded,
        DECISION: steps.replaced,
        "cell_completes_file": filed,
        steps.HANDING_OVER: steps.handed_over,
    }
    forms = FORMS
    may_return = frozenset({"grassroots_committee_forwards_request", DECISION})
    # The other steps wrote a card.
    may_recall = frozenset({"grassroots_committee_forwards_request", "cell_completes_file"})
    grounds = ending.GROUNDS
    own_manners: Mapping[str, OwnManner] = {DECLINED: OwnManner(DECISION, steps.declined)}
    manner_powers: Mapping[str, str] = {
        **LadderProcedure.manner_powers,
        DECLINED: "step.act",
    }
    appearance = CardAppearance()

    def beside(self) -> Mapping[str, str]:
        """Answer that nothing is recorded beside the steps: no time limit runs."""
        return {}

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:  # noqa: ARG002
        """Answer that no standing changes with a card."""
        return False

    def also(self, situation: Situation) -> tuple[str, ...]:
        """Answer which decision replaces the card: it depends on the ground."""
        if situation.item.step != DECISION:
            return ()
        gone = steps.ground(situation) in {EndOfCard.LOSS, steps.RESTORED}
        return ("card_reissue_decision" if gone else "card_exchange_decision",)


register(CardReplacement())
