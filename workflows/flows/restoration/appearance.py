"""How a restoration shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.restoration.steps import ending
from workflows.flows.restoration.steps.opening import OPENING, STOOD
from workflows.flows.restoration.steps.restoring import DUES_OWED, RESTORED, RESTORING
from workflows.flows.restoration.steps.telling import TELLING
from workflows.people.models.memberships import StandingKind

SHORTS: Mapping[str, Words] = {
    OPENING: _("Application taken note of"),
    RESTORING: _("Member restored"),
    TELLING: _("Person told"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (OPENING, "opened"): gettext_noop(
        "The cell took note of the application of {subject} and of decision {decision_number} of"
        " {annulled_on}, which annulled the deletion"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee decided to restore {subject} as a member: {in_favour} of"
        " {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not restore {subject}: {in_favour} of {electorate} in favour"
    ),
    (RESTORING, RESTORED): gettext_noop(
        "The cell announced the decision: {subject} is a member again since {since}, and paid the"
        " dues of the time between on {dues_paid_on}"
    ),
    (RESTORING, DUES_OWED): gettext_noop(
        "The cell announced the decision: {subject} is a member again since {since}; the dues of"
        " the time between are still to be paid"
    ),
    (TELLING, "told"): gettext_noop("The cell told {subject} why they are not restored"),
}
ANYWHERE: Mapping[str, str] = {
    ending.WITHDREW: gettext_noop("The application was withdrawn; the case ended"),
}
GROUNDS: Mapping[str, Words] = {
    ending.WITHDREW: _("The application was withdrawn"),
    ending.DIED: _("The person who applied has died"),
}
GATES: Mapping[str, Words] = {"restoration_decided": _("Restoration decided?")}
BEFORE: Mapping[str, Words] = {
    StandingKind.PROBATIONARY: _("a probationary member until {day}"),
    StandingKind.OFFICIAL: _("an official member until {day}"),
}


class RestorationAppearance(LadderAppearance):
    """Short names and sentences of a restoration."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    told_anywhere = ANYWHERE
    grounds = GROUNDS
    on_some_roads = ()

    def shows(self, step: str, situation: Situation) -> bool:
        """Leave out what happens on occasion only, such as a decision that restores nobody."""
        return super().shows(step, situation) and step != TELLING

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the person, with what they were until the deletion."""
        stood = situation.own[STOOD]
        until = date.fromisoformat(stood["until"])
        return (
            Involved(
                role=_("Person the case is about"),
                name=situation.case.subject_name,
                detail=format_lazy(BEFORE[stood["kind"]], day=f"{until:%d/%m/%Y}"),
                person_id=situation.case.subject_id,
            ),
        )
