"""The age of the applicant on the day the cell considers, in whole months."""

from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.papers.editions import edition_if_any
from workflows.rules.ages import whole_months
from workflows.rules.parameters import Edition

AGE_MIN = "admission.age_min_months"
AGE_MAX = "admission.age_max_months"


class TooYoung(Refusal):
    """On the day the cell considers, the applicant has reached the least age."""

    code = "admission.too_young"
    sentence = "On {met_on} the applicant was {months} months old; {needed} months are needed."
    remedy = "The cell may consider the applicant once the age is reached."


class TooOld(Refusal):
    """A case that began on a drawing without special grounds has no road above the highest age."""

    code = "admission.too_old"
    sentence = (
        "On {met_on} the applicant was {months} months old; above {most} months a committee"
        " directly under the Centre decides on special grounds."
    )
    remedy = "End this case and open it again: the new one asks for the consent it needs."


def looked_at(
    situation: Situation, *, knows_grounds: bool
) -> tuple[dict[str, Any], tuple[Edition[Any], ...]]:
    """
    Return the editions of the ages on the day the cell considers, and those that speak against.

    Where the case ``knows_grounds``, the highest age stops nobody: it brings up a ground.

    :raises TooYoung: if the applicant is below the least age
    :raises TooOld: if the applicant is above the highest age, and the case knows no grounds
    """
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
        if over_the_highest(born, on=situation.on) and not knows_grounds:
            doubts += against(
                oldest,
                TooOld(months=months, most=oldest.value, met_on=situation.on, source=oldest.source),
            )
    return {"age_min": kept(least, youngest), "age_max": kept(most, oldest)}, doubts


def over_the_highest(born: date | None, *, on: date) -> bool:
    """Tell whether somebody is older on a day than the law lets a cell consider on its own."""
    oldest = edition_if_any(law.pack().parameter(AGE_MAX), on)
    return born is not None and oldest is not None and whole_months(born, on) > int(oldest.value)
