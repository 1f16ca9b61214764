"""Votes: the cell's, the grass-roots committee's, the competent committee's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED, SHORT
from workflows.engine.rulings import ClockStart, Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.due_dates import due_date
from workflows.rules.majorities import Majority
from workflows.rules.parameters import Edition, Parameter
from workflows.rules.tallies import Verdict

DECISION_ISSUED = "decision_issued"


class AuthorityMoved(Refusal):
    """The body that holds the item does not hold the authority on the day of the decision."""

    code = "step.authority_moved"
    sentence = "On {on} the authority to decide lies with another body than this one."
    remedy = "Hand the case over to the body that holds the authority on that day."


def majority(situation: Situation) -> tuple[Parameter[Majority], Edition[Majority]]:
    """
    Return which majority the body needs that holds the step.

    :raises AuthorityMoved: if another body holds the authority to decide on the day
    """
    rule = roads.rule(situation)
    if rule.vote is not None:
        return rule.vote, rule.vote.on(situation.on)
    decider, unit = roads.competent(situation)
    for each in roads.rules(situation).deciders_on(situation.on):
        offered = decider is not None and each.id in decider.offered_instead
        if each is not decider and not offered:
            continue
        place = unit if each is decider else situation.unit_with(each.at)
        body = place.body(each.body_kind) if place else None
        if body is not None and body.id == situation.item.body_id:
            return each.vote, each.vote.on(situation.on)
    raise AuthorityMoved(on=situation.on, source=decider.source if decider else None)


def weighed(
    situation: Situation,
    verdict: Verdict,
    facts: Mapping[str, Any],
    *,
    editions: Mapping[str, Any] | None = None,
    against: tuple[Edition[Any], ...] = (),
) -> Ruling:
    """
    Record what a vote came to, with other ``editions`` that were looked at.

    Those in doubt that speak ``against`` the step are confirmed in words.

    A vote that falls short ends nothing by itself; its full count goes up.
    """
    step = situation.item.step
    vote, edition = majority(situation)
    return Ruling(
        outcome=CARRIED if verdict.carried else SHORT,
        facts={
            "in_favour": verdict.have,
            "needed": verdict.needed,
            "electorate": verdict.electorate,
            **facts,
        },
        source=edition.source,
        editions={"vote": kept(vote, edition), **(editions or {})},
        against=against,
        clocks=_clocks(situation, verdict, facts),
        clocks_ended=(step,),
    )


def _clocks(
    situation: Situation, verdict: Verdict, facts: Mapping[str, Any]
) -> tuple[ClockStart, ...]:
    step = situation.item.step
    if not roads.decides(step, situation):
        return clocks_after(step, situation, event_on=situation.on, under=situation.on)
    if verdict.carried:
        issued_on: date = facts.get("issued_on", situation.on)
        return clocks_after(DECISION_ISSUED, situation, event_on=issued_on, under=issued_on)
    return ()


def clocks_after(
    event: str, situation: Situation, *, event_on: date, under: date
) -> tuple[ClockStart, ...]:
    """Return the clocks of the procedure that run from an event under the law of a day."""
    started = []
    for name, rule in roads.rules(situation).steps.items():
        if rule.within is None:
            continue
        limit = rule.within.on(under).value
        if limit.after == event:
            due = due_date(limit, event_on, law.calendar())
            started.append(ClockStart(name, rule.within.name, event, event_on, limit, due))
    return tuple(started)
