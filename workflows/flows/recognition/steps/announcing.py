"""The card goes out with the decision and is handed over when the cell announces it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workflows.engine.ladder import cards, roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.ladder.filing import filed
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation

NO_CARD = "issues_no_card"
NOT_HANDED_OVER = "hands_over_no_card"


def issues_no_card(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Go on to the announcement without a card: the member has died, left, or holds one.

    :raises ReasonNeeded: if no reason is given
    """
    return _without_card(situation, facts, outcome="no_card")


def announced(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """Announce the decision in the cell; a card that was issued is handed over there."""
    told = filed(situation, facts)
    ruling = cards.with_card_handed_over(told, situation)
    return ruling if ruling is told else replace(ruling, outcome="card_handed_over")


def announced_without_card(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Announce the decision where the card cannot be handed over, and say why.

    :raises ReasonNeeded: if no reason is given
    """
    return _without_card(situation, facts, outcome="filed")


def _without_card(situation: Situation, facts: Mapping[str, Any], *, outcome: str) -> Ruling:
    source = roads.rule(situation).source
    return Ruling(
        outcome=outcome,
        source=source,
        personal={"reason": written_reason(facts, source=source)},
        clocks_ended=(situation.item.step,),
    )
