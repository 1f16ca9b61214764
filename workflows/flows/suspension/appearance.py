"""How a suspension shows itself on the page of a case."""

from collections.abc import Mapping, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder import conditions
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.suspension import forms
from workflows.flows.suspension.answers import LEGAL_TERM_ENDED, LIFTS, RAN_OUT, REPORTS
from workflows.flows.suspension.steps import suspending
from workflows.flows.suspension.steps.prolonging import PROLONG

DIED = "died"
LEFT = "left"
DECIDES = "competent_committee_decides"

SHORTS: Mapping[str, Words] = {
    REPORTS: _("Report"),
    "member_is_heard": _("Hearing"),
    "cell_tells_member": _("Member told"),
    LIFTS: _("End of the suspension"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (REPORTS, "reported"): gettext_noop(
        "The cell reported the ground on which {subject} may be suspended: {ground}"
    ),
    ("member_is_heard", "heard"): gettext_noop("{subject} was heard"),
    ("member_is_heard", "not_heard"): gettext_noop("{subject} could not be heard"),
    (DECIDES, "carried"): gettext_noop(
        "{subject} was suspended from {since} on: {in_favour} of {electorate} in favour"
    ),
    (DECIDES, "short"): gettext_noop(
        "{subject} was not suspended: {in_favour} of {electorate} in favour"
    ),
    ("cell_tells_member", "filed"): gettext_noop("{subject} was told of the decision"),
    (LIFTS, "carried"): gettext_noop(
        "The suspension of {subject} was lifted: {in_favour} of {electorate} in favour"
    ),
    (LIFTS, "short"): gettext_noop(
        "The suspension was not lifted: {in_favour} of {electorate} in favour"
    ),
    (LIFTS, "handed_over"): gettext_noop(
        "The case was handed over to the body that holds the authority by now"
    ),
    (LIFTS, RAN_OUT): gettext_noop("The suspension of {subject} ran out"),
    (LIFTS, LEGAL_TERM_ENDED): gettext_noop(
        "The proceedings of the law ended, and with them the suspension of {subject}"
    ),
}


GATES: Mapping[str, Words] = {
    "suspension_decided": _("Suspension decided?"),
    "suspension_lifted": _("Suspension lifted?"),
    "suspension_ran_out": _("Did the suspension run out?"),
}


class SuspensionAppearance(LadderAppearance):
    """Short names and sentences of a suspension."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    coded: Mapping[str, Mapping[str, Words]] = {"ground": forms.GROUNDS}
    own_manners: Mapping[str, Words] = {
        RAN_OUT: _("Record that it ran out"),
        LEGAL_TERM_ENDED: _("Record that the proceedings ended"),
    }
    acts_beside: Mapping[str, Words] = {PROLONG: _("Extend the suspension")}

    def offers(self, act: str, situation: Situation) -> bool:
        """Offer the end that this suspension can have, and a longer one while its days run."""
        clock = suspending.running(situation)
        if act == RAN_OUT:
            return clock is not None and situation.today >= clock.due_on
        if act == LEGAL_TERM_ENDED:
            return suspending.ends_with_proceedings(situation)
        if act == PROLONG:
            return clock is not None
        return super().offers(act, situation)

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the suspension that is on record."""
        rows = situation.own[suspending.scope_of(situation)]
        detail: Words = _("not suspended")
        if rows:
            since = f"{conditions.began(rows[-1]):%d/%m/%Y}"
            detail = format_lazy(_("suspended since {since}"), since=since)
        return (
            Involved(
                role=_("Member"),
                name=situation.case.subject_name,
                detail=detail,
                person_id=situation.case.subject_id,
            ),
        )
