"""For how long a transfer may be asked for and granted, by the law of the day."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.ages import full_months
from workflows.rules.parameters import Edition
from workflows.rules.party_ages import reached_on

SHORTEST = "temporary_transfer.shortest"
SHORTER_THAN = "temporary_transfer.shorter_than"
FOR_STUDY = "temporary_transfer.longest_for_study"
ONE_DAY = timedelta(days=1)

Looked = tuple[dict[str, Any], tuple[Edition[Any], ...]]


class Purpose(StrEnum):
    """For what a member goes to another place."""

    WORK = "work"
    STUDY = "full_time_study"


class LastDayBeforeFirst(Refusal):
    """A transfer ends after it begins."""

    code = "temporary_transfer.last_day_before_first"
    sentence = "The transfer would end on {until}, before {since}, the day it begins."
    remedy = "Compare both days with the papers."


class TooShort(Refusal):
    """Who is away for a short time goes on taking part in the own cell."""

    code = "temporary_transfer.too_short"
    sentence = (
        "The transfer would last from {since} to {until}; a temporary transfer lasts at least"
        " {months} months."
    )
    remedy = "Compare both days with the papers; for a shorter time no transfer is needed."


class TooLong(Refusal):
    """Who is away for longer is transferred officially."""

    code = "temporary_transfer.too_long"
    sentence = (
        "The transfer would last from {since} to {until}; for its purpose its last day is"
        " {latest} or an earlier one."
    )
    remedy = "Compare both days with the papers; for a longer time the transfer is official."


def checked(situation: Situation, *, purpose: Purpose, since: date, until: date) -> Looked:
    """
    Return the editions looked at for a transfer, and those in doubt against it.

    ``until`` is the last day away; the member is back on the day after it.

    :raises LastDayBeforeFirst: if it ends before it begins
    :raises TooShort: if it lasts less than the shortest time
    :raises TooLong: if it lasts longer than its purpose allows
    """
    if until < since:
        source = roads.rule(situation).source
        raise LastDayBeforeFirst(since=since, until=until, source=source)
    days = {"since": since, "until": until}
    shortest = law.pack().parameter(SHORTEST)
    least = shortest.on(situation.on)
    doubts: tuple[Edition[Any], ...] = ()
    if full_months(since, until + ONE_DAY) < least.value:
        refusal: Refusal = TooShort(**days, months=least.value, source=least.source)
        doubts = against(least, refusal)
    longest = law.pack().parameter(FOR_STUDY if purpose is Purpose.STUDY else SHORTER_THAN)
    most = longest.on(situation.on)
    latest = _latest(purpose, since=since, years=most.value)
    if until > latest:
        doubts = (*doubts, *against(most, TooLong(**days, latest=latest, source=most.source)))
    return {"shortest": kept(shortest, least), "longest": kept(longest, most)}, doubts


def _latest(purpose: Purpose, *, since: date, years: int) -> date:
    """Return the last day away: study may fill the time, work stays a day under it."""
    back_on = reached_on(since, years)
    return back_on - (ONE_DAY if purpose is Purpose.STUDY else 2 * ONE_DAY)
