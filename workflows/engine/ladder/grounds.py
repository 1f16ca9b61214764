"""The grounds of a procedure as the rule pack lists them: a parameter for each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.ladder.directing import written_reason
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.foundation.refusals import Refusal
from workflows.rules.parameters import Edition, Form, Parameter

COUNTED = frozenset({Form.MONTHS, Form.YEARS})


class NoSuchGround(Refusal):
    """A ground is one that the rule book lists."""

    code = "step.no_such_ground"
    sentence = "On {on} the rule book lists no such ground."
    remedy = "Choose one of the grounds that the form offers for that day."


class GroundNotReached(Refusal):
    """A ground that counts months or years must have lasted so long."""

    code = "step.ground_not_reached"
    sentence = (
        "“{parameter}” asks for at least {needed} months or years, as the ground counts; {lasted}"
        " is recorded."
    )
    remedy = "Compare the minutes of the cell, or choose another ground."


def grounds_on(family: str, day: date) -> dict[str, Parameter[Any]]:
    """
    Return the grounds that the law knows on a day, by their names in the pack.

    ``family`` is what the names of the grounds of one procedure begin with.
    """
    return {
        name: parameter
        for name, parameter in law.pack().parameters.items()
        if name.startswith(family) and parameter.history[0].since <= day
    }


def stated(
    family: str, facts: Mapping[str, Any], *, on: date
) -> tuple[Parameter[Any], Edition[Any], tuple[Edition[Any], ...]]:
    """
    Return the ground that was stated, its edition of the day, and what in doubt speaks against it.

    ``facts`` hold the name of the ground, and how many months or years it lasted where it counts.

    :raises NoSuchGround: if the pack does not list it on the day
    :raises GroundNotReached: if it has not lasted as long as the law asks
    """
    ground = grounds_on(family, on).get(facts["ground"])
    if ground is None:
        raise NoSuchGround(on=on)
    edition = ground.on(on)
    lasted = facts.get("lasted") or 0
    if ground.form not in COUNTED or lasted >= edition.value:
        return ground, edition, ()
    refusal = GroundNotReached(
        parameter=ground.name, needed=edition.value, lasted=lasted, source=edition.source
    )
    return ground, edition, against(edition, refusal)


def opened_on(family: str) -> Callable[[Situation, Mapping[str, Any]], Ruling]:
    """Return the judgement of a first step that states a ground of a family, and an account."""

    def opened(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
        ground, edition, doubts = stated(family, facts, on=situation.on)
        return Ruling(
            outcome="opened",
            facts={"ground": ground.name, "lasted": facts.get("lasted")},
            personal={"reason": written_reason(facts, source=edition.source)},
            source=edition.source,
            editions={"ground": kept(ground, edition)},
            against=doubts,
        )

    return opened


def of_case(situation: Situation) -> str:
    """Return the ground on which the case was opened, by its name in the pack."""
    return str(situation.items[0].facts["ground"])
