"""What the member declares: which badge, for which day, and what might stand against it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder import roads
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.badge.steps import ages, waiting
from workflows.flows.badge.steps.ages import Ground, Looked
from workflows.foundation.refusals import Refusal

OPENING = "member_declares"
AWARD_DAYS = "badge.award_days"
AWARDS = "awards"


class AlreadyAwarded(Refusal):
    """A member has each badge once."""

    code = "badge.already_awarded"
    sentence = "{name} already has the badge of {years} years."
    remedy = "Choose the badge of the next years, or close the form."


class NotADayOfAward(Refusal):
    """Badges are handed over on certain days of the year."""

    code = "badge.not_a_day_of_award"
    sentence = "Badges are handed over on {days}; {day} is none of these days."
    remedy = "Choose one of those days."


class DayOfDeathMissing(Refusal):
    """A posthumous badge counts the party age until the death."""

    code = "badge.day_of_death_missing"
    sentence = "Not recorded: the day of death is missing, or has not come."
    remedy = "Write the day of death as it stands on the papers."


class DisciplineWithoutADay(Refusal):
    """The months that a badge waits run from the day of the discipline."""

    code = "badge.discipline_without_a_day"
    sentence = "Not recorded: the day of the discipline is missing."
    remedy = "Write the day of the decision on discipline."


def declared(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Take up what the member declares.

    ``facts`` has ``years``, the ``ground``, the day of award ``award_on``, ``died_on`` where a
    member died, and what ``waiting.checked`` reads. What speaks of health or discipline is kept
    as personal.

    :raises AlreadyAwarded: if the member has the badge of those years
    :raises DayOfDeathMissing: if a posthumous badge lacks the day of death
    :raises DisciplineWithoutADay: if a discipline is named without its day
    :raises NotADayOfAward: if no badge is handed over on the day, though nothing is urgent
    :raises Refusal: as the checks of the party age and of the wait after discipline do
    """
    years, ground, award_on = facts["years"], Ground(facts["ground"]), facts["award_on"]
    source = roads.rule(situation).source
    check_not_awarded(situation, years=years)
    if facts.get("discipline") and facts.get("disciplined_on") is None:
        raise DisciplineWithoutADay(source=source)
    died_on = facts.get("died_on")
    if ground is Ground.POSTHUMOUS and (died_on is None or died_on > situation.on):
        raise DayOfDeathMissing(source=source)
    counted = died_on if ground is Ground.POSTHUMOUS else award_on
    looked = (
        ages.checked(situation, years=years, ground=ground, day=counted),
        waiting.checked(situation, facts, day=award_on),
        day_of_award(situation, award_on) if ground is Ground.IN_TIME else ({}, ()),
    )
    reasons = {name: facts.get(name) for name in ("ground_in_words", "discipline_in_words")}
    return Ruling(
        outcome="declared",
        facts={"years": years, "award_on": award_on, "in_time": ground is Ground.IN_TIME},
        source=source,
        personal={name: words for name, words in reasons.items() if words},
        editions={name: each for editions, _ in looked for name, each in editions.items()},
        against=tuple(dict.fromkeys(each for _, doubts in looked for each in doubts)),
    )


def check_not_awarded(situation: Situation, *, years: int) -> None:
    """
    Refuse a badge that the member has.

    :raises AlreadyAwarded: if the badge of those years is on record
    """
    if any(each["years"] == years for each in situation.own[AWARDS] or ()):
        raise already_awarded(situation, years=years)


def already_awarded(situation: Situation, *, years: int) -> AlreadyAwarded:
    """Return what is answered where the member has the badge of those years."""
    return AlreadyAwarded(
        name=situation.case.subject_name, years=years, source=roads.rule(situation).source
    )


def declared_facts(situation: Situation) -> Mapping[str, Any]:
    """Return the facts of the declaration: years, day of award, whether it comes in time."""
    return next(each for each in situation.items if each.step == OPENING).facts


def day_of_award(situation: Situation, day: date) -> Looked:
    """
    Return the edition of the days of award, and itself again if it is in doubt against the day.

    :raises NotADayOfAward: if no badge is handed over on the day
    """
    parameter = law.pack().parameter(AWARD_DAYS)
    edition = parameter.on(situation.on)
    editions = {"award_days": kept(parameter, edition)}
    if any(each.falls_on(day) for each in edition.value):
        return editions, ()
    days = ", ".join(map(str, edition.value))
    return editions, against(edition, NotADayOfAward(days=days, day=day, source=edition.source))
