"""The judgements of a card's replacement: reported, replaced or declined, handed over."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workflows.engine.ladder import cards, collecting, roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.card.answers import DECLINED
from workflows.people.models.cards import CardState, EndOfCard

OPENING = "cell_reports_card"
HANDING_OVER = "cell_hands_over_card"
# Somebody whose card went with the membership has none that another one could end.
RESTORED = "restored"


def reported(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take note of what happened to the card; one that was lost is valid no longer from this day.

    The register may know of no card: those issued on paper before are not all in it.

    :raises HoldsACard: if it is said to have been collected and is still out
    :raises ReasonNeeded: if nothing says how it happened
    """
    source = roads.rule(situation).source
    card = cards.out(situation)
    if facts["ground"] == RESTORED and card is not None:
        raise cards.HoldsACard(name=situation.case.subject_name, source=source)
    lost = facts["ground"] == EndOfCard.LOSS and card is not None and card.state == CardState.HELD
    if card is not None and lost:
        card.lose(on=situation.on)
    return Ruling(
        outcome="reported",
        facts={"ground": facts["ground"]},
        personal={"reason": written_reason(facts, source=source)},
        source=source,
        amendments=(cards.amended(card),) if card is not None and lost else (),
    )


def forwarded(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """Forward the request to the committee that decides."""
    del facts
    return Ruling(outcome="forwarded", source=roads.rule(situation).source)


def ground(situation: Situation) -> str:
    """Return the ground on which the case was opened."""
    opening = next(each for each in situation.items if each.step == OPENING)
    return str(opening.facts["ground"])


def replaced(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Issue another card; the one that the member holds ends with it.

    :raises NumberMissing: if the number of the card or of the decision is empty
    :raises NumberOfAnotherForm: if the form of the number was read and this is another
    :raises HoldsACard: if a card is out though the old one was collected
    """
    given = ground(situation)
    if given == RESTORED:
        return cards.issued(situation, facts)
    return cards.issued(situation, facts, in_place_of=cards.out(situation), by=EndOfCard(given))


def declined(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Issue no other card, and say why.

    :raises ReasonNeeded: if no reason is given
    """
    source = roads.rule(situation).source
    return Ruling(
        outcome=DECLINED,
        source=source,
        personal={"reason": written_reason(facts, source=source)},
    )


def handed_over(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Hand over the new card; the old one, where the member had it, is collected with it.

    :raises ReasonNeeded: if the old card was not given back and nothing says why
    """
    ruling = Ruling(outcome="card_handed_over", source=roads.rule(situation).source)
    old = next((card for card in cards.every(situation) if card.state == CardState.REPLACED), None)
    if old is not None:
        ruling = collecting.given_back(situation, [old], facts, since=situation.on)
        ruling = replace(ruling, outcome="card_handed_over")
    return cards.with_card_handed_over(ruling, situation)
