"""When the probation ends, and what may not be done before."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.ladder.voting import clocks_after
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.due_dates import due_date
from workflows.rules.parameters import Edition

PROBATION = "admission.probation"
OPENS_BEFORE = "recognition.file_opens_before"
ENDS = "probation_ends"


class ProbationUnknown(Refusal):
    """Probation counts from the ceremony, so its day must be known."""

    code = "recognition.probation_unknown"
    sentence = "The day of the ceremony is not on record; the probation cannot be counted."
    remedy = "Have the organisation department complete the register with the day of the ceremony."


class TooEarlyToOpen(Refusal):
    """The file is made shortly before the probation ends."""

    code = "recognition.too_early_to_open"
    sentence = "The file may be opened from {from_day} on: {days} days before the probation ends."
    remedy = "Open the file once that day has come."


class VoteTooEarly(Refusal):
    """Nobody is recognised, or struck off for not being fit, before the probation ends."""

    code = "recognition.vote_too_early"
    sentence = "On {met_on} the probation had not ended; it ends on {ends_on}."
    remedy = "Let the cell meet once the probation has ended."


def ends_on(situation: Situation) -> date:
    """
    Return the day on which the probation ends; recognition counts from it, however late it comes.

    :raises ProbationUnknown: if the day of the ceremony is not on record
    """
    admitted_on = situation.own["membership"]["admitted_on"]
    edition = law.pack().parameter(PROBATION).on(situation.on)
    if admitted_on is None:
        raise ProbationUnknown(source=edition.source)
    return due_date(edition.value, date.fromisoformat(admitted_on), law.calendar()).on


def opened(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Open the file; the time in which the cell must meet runs from the end of the probation.

    :raises ProbationUnknown: if the day of the ceremony is not on record
    :raises TooEarlyToOpen: if the probation ends too far ahead
    """
    del facts
    ends = ends_on(situation)
    before = law.pack().parameter(OPENS_BEFORE)
    edition = before.on(situation.on)
    from_day = ends - timedelta(days=int(edition.value))
    doubts: tuple[Edition[Any], ...] = ()
    if situation.on < from_day:
        refusal = TooEarlyToOpen(from_day=from_day, days=edition.value, source=edition.source)
        doubts = against(edition, refusal)
    return Ruling(
        outcome="opened",
        facts={"probation_ends": ends},
        source=roads.rule(situation).source,
        editions={"opens_before": kept(before, edition)},
        against=doubts,
        clocks=clocks_after(ENDS, situation, event_on=ends, under=ends),
    )


def check_ended(situation: Situation) -> dict[str, Any]:
    """
    Return the edition of the probation under which the cell may vote on this day.

    :raises VoteTooEarly: if the probation has not ended
    """
    probation = law.pack().parameter(PROBATION)
    edition = probation.on(situation.on)
    ends = ends_on(situation)
    if situation.on < ends:
        raise VoteTooEarly(met_on=situation.on, ends_on=ends, source=edition.source)
    return {"probation": kept(probation, edition)}
