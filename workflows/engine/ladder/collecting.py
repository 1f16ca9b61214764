"""The cell collects the card of who is no member any more: a step that procedures share."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workflows.engine.ladder import cards, roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.maps import Answered
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.people.models import Card

COLLECTED = "collected"
NOT_COLLECTED = "not_collected"


def card_is_out(answered: Answered) -> bool:
    """Ask whether the person still holds a card; whoever never had one gives none back."""
    return bool(_to_be_collected(answered.situation))


def settled(situation: Situation, facts: Mapping[str, Any], *, since: date) -> Ruling:
    """
    Record that the cell collected the card of who is no member any more, or why it could not.

    The card is valid no longer ``since`` the membership ended, however late it is collected. Where
    another one was on the way, the old one, which the member holds, is collected with it.

    :raises Refusal: as ``given_back`` does
    """
    return given_back(situation, _to_be_collected(situation), facts, since=since)


def given_back(
    situation: Situation, held: Sequence[Card], facts: Mapping[str, Any], *, since: date
) -> Ruling:
    """
    Record that what a person held was given back and when it was handed up, or why it was not.

    ``facts["fate"]`` is one of collected, not_collected; ``facts["handed_up_on"]`` is empty
    where the card still lies with the cell. A card that has not ended before ends on ``since``.

    :raises BeforeThePrecedingStep: if the card was handed up before it was collected
    :raises InTheFuture: if the day on which it was handed up has not come
    :raises ReasonNeeded: if it was not collected and nothing says why
    """
    source = roads.rule(situation).source
    told: dict[str, Any] = {}
    personal: dict[str, str] = {}
    if facts["fate"] == NOT_COLLECTED:
        personal["reason"] = written_reason(facts, source=source)
        for card in held:
            card.fail_to_collect(since=since, because=personal["reason"])
    else:
        handed_up_on = told["handed_up_on"] = _day_handed_up(situation, facts)
        for card in held:
            card.collect(since=since, on=situation.on, handed_up_on=handed_up_on)
    return Ruling(
        outcome=facts["fate"],
        facts=told,
        personal=personal,
        source=source,
        amendments=tuple(map(cards.amended, held)),
        clocks_ended=(situation.item.step,),
    )


def _to_be_collected(situation: Situation) -> list[Card]:
    return [card for card in cards.every(situation) if card.to_be_collected]


def _day_handed_up(situation: Situation, facts: Mapping[str, Any]) -> date | None:
    day: date | None = facts["handed_up_on"]
    if day is not None and day < situation.on:
        raise BeforeThePrecedingStep(decided_on=day, preceding=situation.on)
    if day is not None and day > situation.today:
        raise InTheFuture(decided_on=day, today=situation.today)
    return day
