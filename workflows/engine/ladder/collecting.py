"""The cell collects the card of who is no member any more: a step that procedures share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.ladder import cards, roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.maps import Answered
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation

STEP = "cell_collects_card"
COLLECTED = "collected"
NOT_COLLECTED = "not_collected"


def card_is_out(answered: Answered) -> bool:
    """Ask whether the person still holds a card; whoever never had one gives none back."""
    return cards.out(answered.situation) is not None


def settled(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record that the cell collected the card and when it handed it up, or why it could not.

    The card is valid no longer from the day on which the membership ended, which opened the
    step. ``facts["fate"]`` is one of collected, not_collected; ``facts["handed_up_on"]`` is
    empty where the card still lies with the cell.

    :raises BeforeThePrecedingStep: if the card was handed up before it was collected
    :raises InTheFuture: if the day on which it was handed up has not come
    :raises ReasonNeeded: if it was not collected and nothing says why
    """
    source, since, card = (
        roads.rule(situation).source,
        situation.item.opened_on,
        cards.out(situation),
    )
    if facts["fate"] == NOT_COLLECTED:
        reason = written_reason(facts, source=source)
        if card is not None:
            card.fail_to_collect(since=since, because=reason)
        told, personal = {}, {"reason": reason}
    else:
        handed_up_on: date | None = facts["handed_up_on"]
        if handed_up_on is not None and handed_up_on < situation.on:
            raise BeforeThePrecedingStep(decided_on=handed_up_on, preceding=situation.on)
        if handed_up_on is not None and handed_up_on > situation.today:
            raise InTheFuture(decided_on=handed_up_on, today=situation.today)
        if card is not None:
            card.collect(since=since, on=situation.on, handed_up_on=handed_up_on)
        told, personal = {"handed_up_on": handed_up_on}, {}
    return Ruling(
        outcome=facts["fate"],
        facts=told,
        personal=personal,
        source=source,
        amendments=(cards.amended(card),) if card is not None else (),
        clocks_ended=(STEP,),
    )
