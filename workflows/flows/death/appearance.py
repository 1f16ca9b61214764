"""How a death shows itself on the page of a case."""

from collections.abc import Mapping, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.openings import DIED
from workflows.engine.situations import Situation

RECORDS = "cell_records_death"
ENDS = "cell_ends_open_cases"

SHORTS: Mapping[str, Words] = {
    RECORDS: _("Death recorded"),
    ENDS: _("Open cases ended"),
    "committee_takes_note": _("Committee takes note"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (RECORDS, DIED): gettext_noop("{subject} died on {died_on}; the membership ended on that day"),
    (ENDS, "filed"): gettext_noop("No case of {subject} is open any more"),
    ("committee_takes_note", "filed"): gettext_noop("The committee took note of the cell's report"),
}


GATES: Mapping[str, Words] = {
    "cases_are_open": _("Are cases open?"),
}


class DeathAppearance(LadderAppearance):
    """Short names and sentences of a death, and the cases that are still to be ended."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES

    def passes(self, step: str, situation: Situation) -> bool:
        """Ask whether a case of the person was open when the death was recorded."""
        recorded = situation.latest(RECORDS)
        return step != ENDS or recorded is None or bool(recorded.facts["open_cases"])

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the deceased, and each case that is still open."""
        recorded = situation.latest(RECORDS)
        died_on = "/".join(reversed(recorded.facts["died_on"].split("-"))) if recorded else ""
        deceased = Involved(
            role=_("Member"),
            name=situation.case.subject_name,
            detail=format_lazy(_("died on {died_on}"), died_on=died_on),
            person_id=situation.case.subject_id,
        )
        still_open = (
            Involved(role=_("Still open"), name=each["number"], open=True)
            for each in situation.own["open_cases"]
        )
        return (deceased, *still_open)
