"""How admission shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Appearance, Involved
from workflows.engine.forms import Words
from workflows.engine.situations import Situation
from workflows.flows.admission import roads
from workflows.flows.admission.forms.relatives import RELATIONS
from workflows.flows.admission.models import (
    CheckResult,
    Helper,
    Introducer,
    IntroducerKind,
    RelativeCheck,
)
from workflows.flows.admission.steps.filing import APPLICANT

SHORT: Mapping[str, Words] = {
    "cell_lists": _("Put on the list"),
    "applicant_applies": _("Application"),
    "applicant_writes_life_history": _("Life history"),
    "committee_verifies": _("Verification"),
    "members_introduce": _("Introducers"),
    "cell_gathers_comments": _("Comments gathered"),
    "cell_resolves": _("The cell resolves"),
    "sub_committee_appraises": _("Appraisal"),
    "grassroots_committee_resolves": _("The committee resolves"),
    "competent_committee_decides": _("Decision"),
    "cell_completes_file": _("File completed"),
    "cell_receives_decision": _("Result received"),
    "cell_admits": _("Ceremony"),
    "member_files_record": _("Member's record"),
    "superior_directs": _("The superior directs"),
}
TOLD: Mapping[tuple[str, str], str] = {
    ("cell_lists", "listed"): gettext_noop(
        "The cell put {subject} on the list of candidates by resolution {number};"
        " {helper} was assigned to help"
    ),
    ("applicant_applies", "filed"): gettext_noop("{subject} applied for admission"),
    ("applicant_writes_life_history", "filed"): gettext_noop(
        "{subject} filed the life history, which declares {relatives} relatives"
    ),
    ("committee_verifies", "verified"): gettext_noop(
        "The life history was verified: {checked} people, no check left open"
    ),
    ("members_introduce", "introduced"): gettext_noop("{introducers} introduced {subject}"),
    ("cell_gathers_comments", "filed"): gettext_noop("The comments were gathered"),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell proposed admission: {in_favour} of {electorate} in favour"
    ),
    ("cell_resolves", "short"): gettext_noop(
        "The cell's vote fell short: {in_favour} of {electorate} in favour;"
        " the full count goes to the competent committee"
    ),
    ("sub_committee_appraises", "filed"): gettext_noop("The sub-committee appraised the file"),
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed admission: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_resolves", "short"): gettext_noop(
        "The grass-roots committee's vote fell short: {in_favour} of {electorate} in favour;"
        " the full count goes to the competent committee"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee decided to admit {subject}: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not admit {subject}: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "handed_over"): gettext_noop(
        "The case was handed over to the body that holds the authority by now"
    ),
    ("cell_completes_file", "filed"): gettext_noop("The cell completed the file"),
    ("cell_receives_decision", "received"): gettext_noop("The cell received the result"),
    ("cell_admits", "held"): gettext_noop(
        "The admission ceremony was held; {subject} is a probationary member from this day"
    ),
    ("member_files_record", "filed"): gettext_noop("{subject} filed the member's record"),
    ("superior_directs", "hand_back"): gettext_noop("The superior handed the step back"),
    ("superior_directs", "take_over"): gettext_noop("The superior took the step over"),
    ("superior_directs", "offer"): gettext_noop("The superior sent the step to another body"),
    ("superior_directs", "close"): gettext_noop("The superior closed the case"),
}
ANYWHERE: Mapping[str, str] = {
    "returned": gettext_noop("The file was returned for completion"),
    "withdrawn": gettext_noop("{subject} withdrew the application; the case ended"),
    "left_list": gettext_noop("{subject} left the list of candidates; the case ended"),
    "lapsed": gettext_noop("The case lapsed"),
}
ON_OCCASION = frozenset({"cell_completes_file", roads.RELIEF})
ON_SOME_ROADS = ("sub_committee_appraises", "grassroots_committee_resolves")

INTRODUCES: Mapping[str, Words] = {
    IntroducerKind.MEMBER: _("Introduces"),
    IntroducerKind.YOUTH_UNION: _("Introduces by resolution"),
    IntroducerKind.TRADE_UNION: _("Introduces by resolution"),
}
ORGANISATIONS: Mapping[str, Words] = {
    IntroducerKind.YOUTH_UNION: _("The youth union"),
    IntroducerKind.TRADE_UNION: _("The trade union"),
}
CHECKED: Mapping[str, Words] = {
    CheckResult.CLEAR: _("verified, reply of {day}"),
    CheckResult.NOT_NEEDED: _("verification not needed"),
    CheckResult.UNRESOLVED: _("no reply yet"),
}


class AdmissionAppearance(Appearance):
    """Short names, sentences and people of admission."""

    def short(self, step: str) -> Words:
        """Return the step's short name."""
        return SHORT[step]

    def told(self, step: str, outcome: str) -> str:
        """Return the sentence of an outcome; some outcomes can befall any step."""
        return TOLD.get((step, outcome)) or ANYWHERE[outcome]

    def shows(self, step: str, situation: Situation) -> bool:  # noqa: ARG002
        """Leave out what happens on occasion only."""
        return step not in ON_OCCASION

    def passes(self, step: str, situation: Situation) -> bool:
        """Ask the road of the organisation on the day."""
        return step not in ON_SOME_ROADS or roads.passes(step, situation)

    def involved(self, case_id: UUID) -> Sequence[Involved]:
        """Return the helper, the introducers and those whose life is checked."""
        return (*_helpers(case_id), *_introducers(case_id), *_checked(case_id))


def _helpers(case_id: UUID) -> list[Involved]:
    helpers = Helper.objects.filter(case_id=case_id).select_related("person").order_by("during")
    return [
        Involved(
            role=_("Helps the applicant"),
            name=each.person.full_name,
            detail=_since(each.during.lower),
            person_id=each.person_id,
        )
        for each in helpers
    ]


def _introducers(case_id: UUID) -> list[Involved]:
    standing = Introducer.objects.filter(case_id=case_id, during__endswith__isnull=True)
    return [
        Involved(
            role=INTRODUCES[each.kind],
            name=each.named or str(ORGANISATIONS[each.kind]),
            detail=format_lazy(_("together since {day}"), day=f"{each.together_since:%d/%m/%Y}")
            if each.together_since
            else "",
            person_id=each.person_id,
        )
        for each in standing.order_by("id")
    ]


def _checked(case_id: UUID) -> list[Involved]:
    return [
        Involved(
            role=_("Applicant") if each.relation == APPLICANT else RELATIONS[each.relation],
            name=each.named,
            detail=format_lazy(
                CHECKED[each.result],
                day=f"{each.replied_on:%d/%m/%Y}" if each.replied_on else "",
            ),
            open=each.result == CheckResult.UNRESOLVED,
        )
        for each in RelativeCheck.objects.filter(case_id=case_id).order_by("id")
    ]


def _since(day: object) -> Words:
    return format_lazy(_("since {day}"), day=f"{day:%d/%m/%Y}")
