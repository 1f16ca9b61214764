"""How an exemption shows itself on the page of a case."""

from collections.abc import Mapping, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder import conditions
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.exemption import forms
from workflows.flows.exemption.answers import ASKED_TO_RETURN, ASKS
from workflows.flows.exemption.steps.exempting import ABOVE

SHORTS: Mapping[str, Words] = {
    "member_asks": _("Request"),
    "committee_takes_note": _("Committee takes note"),
    "committee_decides": _("Committee decides"),
    "cell_records_return": _("Return"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (ASKS, "asked_to_be_exempted"): gettext_noop(
        "{subject} asked to be exempted from {since} on, on the ground of {ground}"
    ),
    (ASKS, ASKED_TO_RETURN): gettext_noop("{subject} asked to return to activities"),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell agreed to the exemption of {subject}: {in_favour} of {electorate} in favour"
    ),
    ("cell_resolves", "short"): gettext_noop(
        "The cell did not agree to the exemption: {in_favour} of {electorate} in favour"
    ),
    ("committee_takes_note", "filed"): gettext_noop("The committee took note of the cell's report"),
    (ABOVE, "carried"): gettext_noop(
        "The committee exempted {subject}: {in_favour} of {electorate} in favour"
    ),
    (ABOVE, "short"): gettext_noop(
        "The committee did not exempt {subject}: {in_favour} of {electorate} in favour"
    ),
    ("cell_records_return", "returned"): gettext_noop("{subject} takes part again from {back_on}"),
}


GATES: Mapping[str, Words] = {
    "member_returns": _("Member returns?"),
    "committee_is_asked": _("Committee is asked?"),
    "committee_agreed": _("Committee agreed?"),
    "exemption_has_an_end": _("Exemption has an end?"),
}


class ExemptionAppearance(LadderAppearance):
    """Short names and sentences of an exemption."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    coded: Mapping[str, Mapping[str, Words]] = {"ground": forms.GROUNDS}

    def passes(self, step: str, situation: Situation) -> bool:
        """Ask what the member asked for, and on which kind of ground."""
        asked = situation.latest(ASKS)
        if asked is None:
            return True
        if step == "cell_records_return":
            return asked.outcome == ASKED_TO_RETURN or asked.facts["until"] is not None
        if asked.outcome == ASKED_TO_RETURN:
            return step == ASKS
        above = {"committee_takes_note": False, ABOVE: True}.get(step)
        return above is None or asked.facts["decided_above"] is above

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the days of the exemption that is on record."""
        held = situation.own["exempted"]
        detail: Words = _("not exempted")
        if held:
            detail = format_lazy(
                _("exempted since {since}"), since=f"{conditions.began(held[-1]):%d/%m/%Y}"
            )
        return (
            Involved(
                role=_("Member"),
                name=situation.case.subject_name,
                detail=detail,
                person_id=situation.case.subject_id,
            ),
        )
