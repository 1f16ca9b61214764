"""The vote that suspends, the one that lifts, and the end by itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from workflows.engine.ladder import conditions, roads, voting
from workflows.engine.rulings import Amendment, ClockStart, Ruling
from workflows.engine.situations import ClockFacts, Situation
from workflows.flows.suspension.answers import LEGAL_TERM_ENDED, LIFTS, RAN_OUT, REPORTS
from workflows.flows.suspension.steps.reporting import NOTICE, NoticeMissing, check_free
from workflows.foundation.refusals import Refusal
from workflows.rules.calendars import ONE_DAY
from workflows.rules.tallies import Verdict

BEGINS = "suspension_begins"


class StillSuspended(Refusal):
    """A suspension runs out on its last day, not before."""

    code = "suspension.still_suspended"
    sentence = "On {on} the suspension had not run out; its last day is {due_on}."
    remedy = "Record it on that day or later, or let the competent body lift the suspension."


class EndsByOtherWay(Refusal):
    """Days end a suspension for days, proceedings one that hangs on them."""

    code = "suspension.ends_by_other_way"
    sentence = "This suspension does not end in this way."
    remedy = "One for a number of days runs out; one under proceedings ends with their term."


def weighed(situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what a vote came to; the suspension holds from the day its decision was issued.

    :raises AlreadySuspended: if the member is suspended from the same by then
    """
    ruling = voting.weighed(situation, verdict, facts)
    issued_on: date = facts["issued_on"]
    if situation.item.step == LIFTS:
        return _lifted(ruling, situation, on=issued_on) if verdict.carried else _unmoved(ruling)
    return _suspended(ruling, situation, since=issued_on) if verdict.carried else ruling


def _suspended(ruling: Ruling, situation: Situation, *, since: date) -> Ruling:
    """A suspension for days ends by itself after its last day, recorded or not."""
    scope = scope_of(situation)
    check_free(situation, scope)
    clocks: tuple[ClockStart, ...] = ()
    if not ends_with_proceedings(situation):
        clocks = voting.clocks_after(BEGINS, situation, event_on=since, under=since)
    until = clocks[0].due.on + ONE_DAY if clocks else None
    document = str(ruling.facts.get("number", ""))
    return replace(
        ruling,
        facts={**ruling.facts, "since": since},
        insertions=(
            conditions.begun(situation, scope, since=since, until=until, document=document),
        ),
        clocks=(*ruling.clocks, *clocks),
    )


def _lifted(ruling: Ruling, situation: Situation, *, on: date) -> Ruling:
    """One lifted on its first day has lasted that day; one that ran out before is over already."""
    ends = max(on, _since(situation) + ONE_DAY)
    return replace(ruling, amendments=ended(situation, on=ends))


def _unmoved(ruling: Ruling) -> Ruling:
    """The days of the suspension go on running."""
    return replace(ruling, clocks_ended=())


def ran_out(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record that the days of the suspension are over; it has ended by itself.

    :raises EndsByOtherWay: if the proceedings of the law end it
    :raises StillSuspended: if its last day has not come
    """
    del facts
    clock, source = running(situation), roads.rule(situation).source
    if clock is None:
        raise EndsByOtherWay(source=source)
    if situation.on < clock.due_on:
        raise StillSuspended(on=situation.on, due_on=clock.due_on, source=source)
    return Ruling(outcome=RAN_OUT, source=source, clocks_ended=(LIFTS,))


def legal_term_ended(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record that the proceedings of the law have ended, by their document; so has the suspension.

    :raises EndsByOtherWay: if days end it
    :raises NoticeMissing: if no document of that end is there
    """
    del facts
    source = roads.rule(situation).source
    if not ends_with_proceedings(situation):
        raise EndsByOtherWay(source=source)
    began = _since(situation)
    notices = [paper for paper in situation.papers if paper.kind == NOTICE]
    if not any(began < paper.dated_on <= situation.on for paper in notices):
        raise NoticeMissing(source=source)
    return Ruling(
        outcome=LEGAL_TERM_ENDED, source=source, amendments=ended(situation, on=situation.on)
    )


def running(situation: Situation) -> ClockFacts | None:
    """Return the clock of the suspension's last day, if days end it."""
    return next((clock for clock in situation.clocks if clock.kind == LIFTS), None)


def scope_of(situation: Situation) -> str:
    """Return what the case suspends the member from."""
    return str(_reported(situation)["scope"])


def ends_with_proceedings(situation: Situation) -> bool:
    """Tell whether the proceedings of the law end the suspension, not a number of days."""
    return bool(_reported(situation)["legal_term"])


def held(situation: Situation) -> Mapping[str, Any] | None:
    """Return the suspension that the case's decision began, if it held on any day."""
    decision = situation.latest(roads.DECISION)
    if decision is None or "since" not in decision.facts:
        return None
    return conditions.begun_on(situation.own[scope_of(situation)], _since(situation))


def ended(situation: Situation, *, on: date) -> tuple[Amendment, ...]:
    """Return the suspension as it ends; another act, such as a deletion, may have ended it."""
    row = held(situation)
    lasts = row is not None and conditions.lasts(row, on=on)
    return (conditions.ended(situation, row, on=on),) if row and lasts else ()


def _since(situation: Situation) -> date:
    decision = situation.latest(roads.DECISION)
    assert decision is not None
    return date.fromisoformat(decision.facts["since"])


def _reported(situation: Situation) -> Mapping[str, Any]:
    return next(each.facts for each in situation.items if each.step == REPORTS)
