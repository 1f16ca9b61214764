"""How long a badge waits after discipline, and what the cell must have recognised by then."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.editions import against, kept
from workflows.engine.situations import Situation
from workflows.flows.badge.steps.ages import Looked
from workflows.foundation.refusals import Refusal
from workflows.rules.ages import full_months

WAITS: Mapping[str, str] = {
    "reprimand": "badge.wait_after_reprimand",
    "warning": "badge.wait_after_warning",
    "removal": "badge.wait_after_removal",
}


class WaitsAfterDiscipline(Refusal):
    """Whoever was disciplined waits for some months."""

    code = "badge.waits_after_discipline"
    sentence = "A badge waits {months} months after this discipline, and {day} lies before."
    remedy = "Choose a later day of award, after the months have passed."


class RepairNotRecognised(Refusal):
    """After discipline the cell must recognise that the fault has been repaired."""

    code = "badge.repair_not_recognised"
    sentence = "The cell has not recognised that the fault was repaired."
    remedy = "Let the cell consider it first, then write the day on which it recognised so."


class RepairBeforeTheDiscipline(Refusal):
    """What has not been disciplined yet cannot have been repaired."""

    code = "badge.repair_before_discipline"
    sentence = (
        "The cell cannot have recognised the repair on {recognised_on}, before the discipline of"
        " {disciplined_on}."
    )
    remedy = "Compare both days with the papers."


def checked(situation: Situation, facts: Mapping[str, Any], *, day: date) -> Looked:
    """
    Return the edition looked at for the discipline named, and the one in doubt against the badge.

    ``facts["discipline"]`` is one of reprimand, warning, removal, decided on
    ``facts["disciplined_on"]``; it is empty or left out where there was none, as is
    ``facts["repair_recognised_on"]`` where nothing was recognised.

    :raises WaitsAfterDiscipline: if the months have not passed on the day
    :raises RepairNotRecognised: if the cell has not recognised the repair by today
    :raises RepairBeforeTheDiscipline: if it is said to have done so before the discipline
    """
    if not facts.get("discipline"):
        return {}, ()
    parameter = law.pack().parameter(WAITS[facts["discipline"]])
    edition = parameter.on(situation.on)
    disciplined_on, recognised_on = facts["disciplined_on"], facts.get("repair_recognised_on")
    if recognised_on is not None and recognised_on < disciplined_on:
        raise RepairBeforeTheDiscipline(
            recognised_on=recognised_on, disciplined_on=disciplined_on, source=edition.source
        )
    doubts: list[Any] = []
    if full_months(disciplined_on, day) < edition.value:
        refusal: Refusal = WaitsAfterDiscipline(
            months=edition.value, day=day, source=edition.source
        )
        doubts += against(edition, refusal)
    if recognised_on is None or recognised_on > situation.on:
        doubts += against(edition, RepairNotRecognised(source=edition.source))
    return {"wait": kept(parameter, edition)}, tuple(dict.fromkeys(doubts))
