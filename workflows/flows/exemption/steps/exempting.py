"""The votes that exempt a member, and the return that ends the exemption."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workflows.engine.ladder import conditions, roads, voting
from workflows.engine.refusals import InTheFuture
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.exemption.answers import ASKS
from workflows.flows.exemption.steps.asking import EXEMPTED, check_exempted, check_free
from workflows.foundation.refusals import Refusal
from workflows.rules.tallies import Verdict

ABOVE = "committee_decides"
ENDS = "exemption_ends"


class ReturnTooEarly(Refusal):
    """A member returns after the day on which the exemption began."""

    code = "exemption.return_too_early"
    sentence = "The exemption began on {since}; the member cannot have returned on {back_on}."
    remedy = "Write a later day, or end the case if the member never stayed away."


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to; the one that decides exempts the member.

    An exemption does not reach back before the vote that gives it: who voted until then stays
    in the counts of those days. It begins on the day asked for, or on that of the vote.

    :raises PeriodOver: if the period asked for has ended by the day of the vote
    :raises AlreadyExempted: if the member is exempted in those days
    """
    ruling = voting.weighed(situation, verdict, facts)
    asked: Mapping[str, Any] = getattr(situation.latest(ASKS), "facts", {})
    decides = situation.item.step == ABOVE or not asked["decided_above"]
    if not verdict.carried or not decides:
        return ruling
    since = max(date.fromisoformat(asked["since"]), situation.on)
    until = date.fromisoformat(asked["until"]) if asked["until"] else None
    check_free(situation, since=since, until=until)
    document = str(facts.get("number", ""))
    exempted = conditions.begun(situation, EXEMPTED, since=since, until=until, document=document)
    return replace(
        ruling,
        facts={**ruling.facts, "since": since, "until": until},
        insertions=(exempted,),
        clocks=(
            *ruling.clocks,
            *(voting.clocks_after(ENDS, situation, event_on=until, under=until) if until else ()),
        ),
    )


def exempted_since(situation: Situation) -> date | None:
    """Return the first day of the exemption that a vote of the case gave, if one did."""
    votes = (situation.latest(step) for step in (roads.CELL_VOTE, ABOVE))
    since = next((vote.facts["since"] for vote in votes if vote and "since" in vote.facts), None)
    return date.fromisoformat(since) if since else None


def returned(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record the return on the day ``facts["back_on"]``; an exemption that lasted so long ends.

    It is the one of the case, or the first that lasts where the member only asked to return.

    :raises NotExempted: if the member was never exempted
    :raises InTheFuture: if the day has not come
    :raises ReturnTooEarly: if the exemption had not begun before that day
    """
    back_on: date = facts["back_on"]
    source, since = roads.rule(situation).source, exempted_since(situation)
    if since is None:
        since = conditions.began(check_exempted(situation, on=situation.case.opened_on))
    held = conditions.begun_on(situation.own[EXEMPTED], since)
    if back_on > situation.today:
        raise InTheFuture(decided_on=back_on, today=situation.today)
    if back_on <= since:
        raise ReturnTooEarly(since=since, back_on=back_on, source=source)
    return Ruling(
        outcome="returned",
        facts={"back_on": back_on},
        source=source,
        amendments=(conditions.ended(situation, held, on=back_on),)
        if held and conditions.lasts(held, on=back_on)
        else (),
        clocks_ended=(situation.item.step,),
    )
