"""Votes: the cell's, the grass-roots committee's, the competent committee's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.rulings import ClockStart, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission import roads
from workflows.flows.admission.answers import CARRIED, SHORT
from workflows.foundation.refusals import Refusal
from workflows.rules.ages import whole_months
from workflows.rules.due_dates import due_date
from workflows.rules.majorities import Majority
from workflows.rules.parameters import Edition, Parameter
from workflows.rules.tallies import Verdict

AGE_MIN = "admission.age_min_months"
AGE_MAX = "admission.age_max_months"
CEREMONY = "cell_admits"
DECISION_ISSUED = "decision_issued"


class TooYoung(Refusal):
    """On the day the cell considers, the applicant has reached the least age."""

    code = "admission.too_young"
    sentence = "On {met_on} the applicant was {months} months old; {needed} months are needed."
    remedy = "The cell may consider the applicant once the age is reached."


class TooOld(Refusal):
    """Above the highest age another committee decides, on special grounds."""

    code = "admission.too_old"
    sentence = (
        "On {met_on} the applicant was {months} months old; above {most} months a committee"
        " directly under the Centre decides on special grounds."
    )
    remedy = "Ask the committee above for its written consent before the cell considers."


class AuthorityMoved(Refusal):
    """The body that holds the item does not hold the authority on the day of the decision."""

    code = "admission.authority_moved"
    sentence = "On {on} the authority to decide lies with another body than this one."
    remedy = "Hand the case over to the body that holds the authority on that day."


def majority(situation: Situation) -> tuple[Parameter[Majority], Edition[Majority]]:
    """
    Return which majority the body needs that holds the step.

    :raises AuthorityMoved: if another body holds the authority to decide on the day
    """
    rule = roads.rules().steps[situation.item.step]
    if rule.vote is not None:
        return rule.vote, rule.vote.on(situation.on)
    decider, unit = roads.competent(situation)
    for each in roads.rules().deciders_on(situation.on):
        offered = decider is not None and each.id in decider.offered_instead
        if each is not decider and not offered:
            continue
        place = unit if each is decider else situation.unit_with(each.at)
        body = place.body(each.body_kind) if place else None
        if body is not None and body.id == situation.item.body_id:
            return each.vote, each.vote.on(situation.on)
    raise AuthorityMoved(on=situation.on, source=decider.source if decider else None)


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to.

    A vote that falls short ends nothing by itself; its full count goes up.

    :raises TooYoung: if the cell considers before the least age
    :raises TooOld: if the cell considers above the highest age
    """
    step = situation.item.step
    vote, edition = majority(situation)
    editions, doubts = {"vote": kept(vote, edition)}, ()
    if step == "cell_resolves":
        ages, doubts = _check_age(situation)
        editions |= ages
    return Ruling(
        outcome=CARRIED if verdict.carried else SHORT,
        facts={
            "in_favour": verdict.have,
            "needed": verdict.needed,
            "electorate": verdict.electorate,
            **facts,
        },
        source=edition.source,
        editions=editions,
        against=doubts,
        clocks=_clocks(situation, verdict, facts),
        clocks_ended=(step,),
    )


def _check_age(situation: Situation) -> tuple[dict[str, Any], tuple[Edition[Any], ...]]:
    doubts: tuple[Edition[Any], ...] = ()
    pack = law.pack()
    least, most = pack.parameter(AGE_MIN), pack.parameter(AGE_MAX)
    youngest, oldest = least.on(situation.on), most.on(situation.on)
    born = situation.case.subject_born_on
    if born is not None:
        months = whole_months(born, situation.on)
        if months < int(youngest.value):
            doubts += against(
                youngest,
                TooYoung(
                    months=months,
                    needed=youngest.value,
                    met_on=situation.on,
                    source=youngest.source,
                ),
            )
        if months > int(oldest.value):
            doubts += against(
                oldest,
                TooOld(months=months, most=oldest.value, met_on=situation.on, source=oldest.source),
            )
    return {"age_min": kept(least, youngest), "age_max": kept(most, oldest)}, doubts


def _clocks(
    situation: Situation, verdict: Verdict, facts: Mapping[str, Any]
) -> tuple[ClockStart, ...]:
    step = situation.item.step
    if step == "cell_resolves":
        return clocks_after(step, situation.on, under=situation.on)
    if step == roads.DECISION and verdict.carried:
        issued_on: date = facts.get("issued_on", situation.on)
        return clocks_after(DECISION_ISSUED, issued_on, under=issued_on)
    return ()


def clocks_after(event: str, event_on: date, *, under: date) -> tuple[ClockStart, ...]:
    """Return the clocks of the procedure that run from an event under the law of a day."""
    started = []
    for name, rule in roads.rules().steps.items():
        if rule.within is None:
            continue
        limit = rule.within.on(under).value
        if limit.after == event:
            due = due_date(limit, event_on, law.calendar())
            started.append(ClockStart(name, rule.within.name, event, event_on, limit, due))
    return tuple(started)
