"""What is asked: from which decision the party age shall count, less which time outside."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import Any

from workflows.authority import law
from workflows.engine.editions import kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.periods import Period
from workflows.foundation.refusals import Refusal
from workflows.rules.party_ages import counted_since

OPENING = "cell_opens_file"
BY_MEMBER = "asked"
BY_CELL = "error_found"
REQUEST = "recount_request"
READMISSION = "readmission_decision"
TIME_OUTSIDE = "time_outside_papers"
COUNTS_FROM = "admission.party_age_counts_from"
PARTY_AGE = "party_age"
MEMBERSHIP = "membership"


class RequestMissing(Refusal):
    """The member asks in writing; where the cell has found an error it needs no request."""

    code = "recount.request_missing"
    sentence = "Not recorded: the member's request in writing is missing."
    remedy = "Add the request, or say that the cell itself has found the error."


class TimeOutsideUnproven(Refusal):
    """Time outside Party life is taken off by the papers that show it."""

    code = "recount.time_outside_unproven"
    sentence = "Not recorded: the papers on the time outside Party life are missing."
    remedy = "Add what shows from when to when; without papers leave the time out."


class DecisionAfterCeremony(Refusal):
    """Whoever was admitted at a ceremony had been admitted by a decision before it."""

    code = "recount.decision_after_ceremony"
    sentence = (
        "The decision of admission cannot be of {decided_on}: it must have been made by {by},"
        " the day of the ceremony or of this step."
    )
    remedy = "Compare the day with the one written in the decision."


class TimeOutsideMisplaced(Refusal):
    """Time outside Party life lies between the decision of admission and now, each day once."""

    code = "recount.time_outside_misplaced"
    sentence = (
        "The periods outside Party life must lie between {decided_on} and {on} and share no day."
    )
    remedy = "Compare the days of each period with the papers; the last is the day of return."


class TimeOutsideLeftOut(Refusal):
    """Whoever was readmitted was outside Party life, whatever else a recount finds."""

    code = "recount.time_outside_left_out"
    sentence = (
        "Not recorded: {name} was readmitted, and was outside Party life from {since} to {until};"
        " none of the periods names that time."
    )
    remedy = "Add the period, with its days as the papers have them."


class NothingToRecount(Refusal):
    """A recount changes from which day the party age counts."""

    code = "recount.nothing_to_recount"
    sentence = "The party age of {name} counts from {since} already, by the same decision."
    remedy = "Close the form, or compare the days with the papers."


def opened(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take up a request of the member, or an error that the cell has found.

    ``facts["asked_by"]`` tells which, ``facts["admission_decided_on"]`` is the day written in the
    first decision of admission, ``facts["outside"]`` has the first day and the day of return of
    each time outside Party life. ``facts["reason"]`` says what is wrong, and stays with the
    readers of the case, as the periods do.

    :raises ReasonNeeded: if it is not written what is wrong
    :raises RequestMissing: if the member asks and the request is missing
    :raises DecisionAfterCeremony: if the decision would have come after the ceremony, or after now
    :raises TimeOutsideMisplaced: if a period lies before the decision, after now, or in another
    :raises TimeOutsideLeftOut: if no period names the time outside of whoever was readmitted
    :raises TimeOutsideUnproven: if periods are named and no papers on them were brought
    :raises NothingToRecount: if the party age counts from that day by that decision already
    """
    source = roads.rule(situation).source
    brought = {paper.kind for paper in situation.papers}
    reason = written_reason(facts, source=source)
    if facts["asked_by"] == BY_MEMBER and REQUEST not in brought:
        raise RequestMissing(source=source)
    decided_on: date = facts["admission_decided_on"]
    _check_decision(situation, decided_on)
    periods = _periods(situation, decided_on, facts["outside"])
    _check_readmitted(situation, periods)
    if periods and TIME_OUTSIDE not in brought:
        raise TimeOutsideUnproven(source=source)
    since = counted_since(decided_on, periods)
    counted = law.pack().parameter(COUNTS_FROM)
    edition = counted.on(situation.on)
    days_outside = (since - decided_on).days
    held = situation.own[PARTY_AGE]
    if (held["decided_on"], held["days_outside"]) == (decided_on.isoformat(), days_outside):
        raise NothingToRecount(name=situation.case.subject_name, since=since, source=edition.source)
    return Ruling(
        outcome=facts["asked_by"],
        facts={"decided_on": decided_on, "days_outside": days_outside, "since": since},
        source=source,
        personal={"reason": "\n".join([reason, *map(_in_words, periods)])},
        editions={"counts_from": kept(counted, edition)},
    )


def proposed(situation: Situation) -> Mapping[str, Any]:
    """Return what the case asks for: the day of the decision, the days outside, since when."""
    return next(each for each in situation.items if each.step == OPENING).facts


def also_needed(situation: Situation) -> tuple[str, ...]:
    """Return which paper is asked for beside those of the table: who was readmitted shows it."""
    readmitted = situation.own[MEMBERSHIP]["outside"] is not None
    return (READMISSION,) if readmitted and situation.item.step == OPENING else ()


def _check_decision(situation: Situation, decided_on: date) -> None:
    held = situation.own[MEMBERSHIP]["admitted_on"]
    by = min(date.fromisoformat(held) if held else situation.on, situation.on)
    if decided_on > by:
        source = roads.rule(situation).source
        raise DecisionAfterCeremony(decided_on=decided_on, by=by, source=source)


def _periods(
    situation: Situation, decided_on: date, outside: Sequence[tuple[date, date]]
) -> list[Period]:
    periods = sorted(outside)
    days = [decided_on, *chain.from_iterable(periods), situation.on]
    if any(before > after for before, after in pairwise(days)):
        raise TimeOutsideMisplaced(
            decided_on=decided_on, on=situation.on, source=roads.rule(situation).source
        )
    return [Period(first, back) for first, back in periods]


def _check_readmitted(situation: Situation, periods: Sequence[Period]) -> None:
    """Go on if the time outside on record is among the periods; its days may be corrected."""
    on_record = situation.own[MEMBERSHIP]["outside"]
    if on_record is None:
        return
    days = {end: date.fromisoformat(day) for end, day in json.loads(on_record).items()}
    known = Period(days["lower"], days["upper"])
    if not any(each.meets(known) for each in periods):
        raise TimeOutsideLeftOut(
            name=situation.case.subject_name,
            since=known.since,
            until=known.until,
            source=roads.rule(situation).source,
        )


def _in_words(period: Period) -> str:
    return f"{period.since:%d/%m/%Y} – {period.until:%d/%m/%Y}"
