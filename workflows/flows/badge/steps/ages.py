"""Whether the party age of a badge is reached by a day, or as little is missing as may be."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.ages import full_months
from workflows.rules.parameters import Edition
from workflows.rules.party_ages import reached_on

YEARS = "badge.years"
ILLNESS = "badge.early_for_illness"
ILLNESS_OF_THE_ELDEST = "badge.early_for_illness_of_the_eldest"
ELDEST_FROM = "badge.eldest_from"
POSTHUMOUSLY = "badge.early_posthumously"

Looked = tuple[dict[str, Any], tuple[Edition[Any], ...]]


class Ground(StrEnum):
    """Why a badge is asked for at this time."""

    IN_TIME = "in_time"
    ILLNESS = "grave_illness"
    POSTHUMOUS = "posthumous"


class AdmissionDayUnknown(Refusal):
    """Party age counts from the decision of admission, so its day must be known."""

    code = "badge.admission_day_unknown"
    sentence = "The day of the decision of admission is not on record; party age cannot be counted."
    remedy = "Have the organisation department complete the register with the day of the decision."


class NoBadgeOfThoseYears(Refusal):
    """There are badges of certain years only."""

    code = "badge.no_such_years"
    sentence = "The law of {on} knows no badge of {years} years."
    remedy = "Choose one of the badges that the form offers for that day."


class TooEarly(Refusal):
    """A badge is awarded once its years are reached by the day on which it is handed over."""

    code = "badge.too_early"
    sentence = "Party age reaches {years} years on {reached_on}, after {day}."
    remedy = "Choose a later day of award, on which the years are reached."


class TooEarlyForIllness(Refusal):
    """Grave illness brings a badge forward by some months, not more."""

    code = "badge.too_early_for_illness"
    sentence = (
        "Party age reaches {years} years on {reached_on}; grave illness brings the badge forward"
        " by at most {months} months, and {day} lies before."
    )
    remedy = "Choose a later day, within those months."


class TooEarlyPosthumously(Refusal):
    """Who died shortly before the years were reached has the badge all the same."""

    code = "badge.too_early_posthumously"
    sentence = (
        "Party age would have reached {years} years on {reached_on}, more than {months} months"
        " after {day}, the day of death."
    )
    remedy = "Compare the day of death and the years with the member's file."


def counted_from(situation: Situation) -> date:
    """
    Return the day from which the party age of the member counts.

    :raises AdmissionDayUnknown: if the day of the decision of admission is not on record
    """
    held = situation.own["party_age"]
    if held["decided_on"] is None:
        raise AdmissionDayUnknown(source=law.pack().parameter(YEARS).on(situation.on).source)
    return date.fromisoformat(held["decided_on"]) + timedelta(days=held["days_outside"])


def checked(situation: Situation, *, years: int, ground: Ground, day: date) -> Looked:
    """
    Return the editions looked at for a badge of so many years, and those in doubt against it.

    ``day`` is that of the award, or of the death.

    :raises AdmissionDayUnknown: if the day of the decision of admission is not on record
    :raises NoBadgeOfThoseYears: if the law of the day knows no badge of those years
    :raises TooEarly: if the years are not reached by then
    :raises TooEarlyForIllness: if more is missing than grave illness makes up for
    :raises TooEarlyPosthumously: if more was missing at death than is made up for
    """
    editions, early = enough(situation, years=years, ground=ground, day=day)
    edition = law.pack().parameter(YEARS).on(situation.on)
    doubts: tuple[Edition[Any], ...] = ()
    if years not in edition.value:
        refusal = NoBadgeOfThoseYears(on=situation.on, years=years, source=edition.source)
        doubts = against(edition, refusal)
    return editions, (*doubts, *early)


def enough(situation: Situation, *, years: int, ground: Ground, day: date) -> Looked:
    """
    Return the editions by which the years are reached, or little enough is missing.

    :raises Refusal: as ``checked`` does, but for the years that the law knows
    """
    reached = reached_on(counted_from(situation), years)
    known = law.pack().parameter(YEARS)
    edition = known.on(situation.on)
    editions = {"years": kept(known, edition)}
    if reached <= day:
        return editions, ()
    facts = {"years": years, "reached_on": reached, "day": day}
    if ground is Ground.IN_TIME:
        return editions, against(edition, TooEarly(**facts, source=edition.source))
    early = law.pack().parameter(_earliest(situation, years=years, ground=ground))
    months = early.on(situation.on)
    doubts: tuple[Edition[Any], ...] = ()
    if full_months(day, reached - timedelta(days=1)) >= months.value:
        kind = TooEarlyForIllness if ground is Ground.ILLNESS else TooEarlyPosthumously
        doubts = against(months, kind(**facts, months=months.value, source=months.source))
    return {**editions, "early": kept(early, months)}, doubts


def _earliest(situation: Situation, *, years: int, ground: Ground) -> str:
    """Return the name of the parameter that says how much earlier a badge may come."""
    if ground is Ground.POSTHUMOUS:
        return POSTHUMOUSLY
    eldest_from = law.pack().parameter(ELDEST_FROM).on(situation.on).value
    return ILLNESS_OF_THE_ELDEST if years >= eldest_from else ILLNESS
