"""How admission shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Appearance, Gap, Involved
from workflows.engine.forms import Words
from workflows.engine.situations import Situation
from workflows.flows.admission import roads
from workflows.flows.admission.forms.relatives import RELATIONS
from workflows.flows.admission.models import CheckResult, IntroducerKind
from workflows.flows.admission.steps import beside, directing, ending
from workflows.flows.admission.steps.filing import APPLICANT

Row = Mapping[str, Any]

SHORT: Mapping[str, Words] = {
    "cell_lists": _("Put on the list"),
    "applicant_applies": _("Application"),
    "applicant_writes_life_history": _("Life history"),
    "committee_verifies": _("Verification"),
    "members_introduce": _("Introducers"),
    "cell_gathers_comments": _("Comments gathered"),
    "cell_resolves": _("The cell resolves"),
    "sub_committee_appraises": _("Appraisal"),
    "grassroots_committee_resolves": _("Committee resolves"),
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
    ending.WITHDREW: gettext_noop("{subject} withdrew the application; the case ended"),
    ending.LEFT_LIST: gettext_noop("{subject} left the list of candidates; the case ended"),
    ending.DIED: gettext_noop("{subject} has died; the case ended"),
}
GROUNDS: Mapping[str, Words] = {
    ending.WITHDREW: _("The applicant withdraws"),
    ending.LEFT_LIST: _("The applicant leaves the list of candidates"),
    ending.DIED: _("The applicant has died"),
}
BESIDE: Mapping[str, Words] = {
    beside.REVIEW: _("Review the list for a month"),
    beside.NEW_HELPER: _("Assign another helper"),
    beside.NEW_INTRODUCER: _("Replace an introducer"),
    beside.EXTEND: _("Extend the time to decide"),
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


SINCE = _("since {day}")
TOGETHER = _("together since {day}")

OWN = {
    "helping": """SELECT jsonb_agg(jsonb_build_object('person_id', helper.person_id,
            'name', person.full_name, 'since', lower(helper.during)) ORDER BY helper.during)
        FROM admission_helper helper JOIN people_person person ON person.id = helper.person_id
        WHERE helper.case_id = cases.id AND upper_inf(helper.during)""",
    "introducing": """SELECT jsonb_agg(jsonb_build_object('kind', introducer.kind,
            'person_id', introducer.person_id, 'named', introducer.named,
            'together_since', introducer.together_since) ORDER BY introducer.id)
        FROM admission_introducer introducer WHERE introducer.case_id = cases.id
          AND upper_inf(introducer.during)""",
    "checked": """SELECT jsonb_agg(jsonb_build_object('relation', checked.relation,
            'named', checked.named, 'result', checked.result,
            'replied_on', checked.replied_on) ORDER BY checked.id)
        FROM admission_relativecheck checked WHERE checked.case_id = cases.id""",
}


class AdmissionAppearance(Appearance):
    """Short names, sentences and people of admission."""

    own = OWN

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

    def ground(self, ground: str) -> Words:
        """Return the words for a ground of ending."""
        return GROUNDS[ground]

    def beside(self, act: str) -> Words:
        """Return the words for an act beside the steps."""
        return BESIDE[act]

    def offers(self, act: str, situation: Situation) -> bool:
        """Offer each only while there is something it could change."""
        open_steps = {item.step for item in situation.items if item.state == "open"}
        match act:
            case directing.HAND_OVER:
                return roads.hold(roads.DECISION, situation).body_id != situation.item.body_id
            case directing.RETURN:
                return True
            case beside.REVIEW:
                return "applicant_applies" in open_steps
            case beside.NEW_INTRODUCER:
                return any(each["person_id"] for each in situation.own["introducing"])
            case beside.EXTEND:
                return any(clock.kind == roads.DECISION for clock in situation.clocks)
            case _:
                return situation.latest("cell_admits") is None

    def gap(self, step: str, situation: Situation) -> Gap | None:
        """Compare what the road asks for with the bodies that sit there today."""
        wanted = roads.wanted(step, situation)
        if wanted is None or wanted[0].body(wanted[1]) is not None:
            return None
        offered = directing.offered(step, situation)
        return Gap(
            missing=(wanted[1], wanted[0].name),
            offered=(offered[1].kind, offered[0].name) if offered else None,
        )

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the helper, the introducers and those whose life is checked."""
        return (
            *(_helper(row) for row in situation.own["helping"]),
            *(_introducer(row) for row in situation.own["introducing"]),
            *(_checked(row) for row in situation.own["checked"]),
        )


def _helper(row: Row) -> Involved:
    return Involved(
        role=_("Helps the applicant"),
        name=row["name"],
        detail=format_lazy(SINCE, day=_day(row["since"])),
        person_id=UUID(row["person_id"]),
    )


def _introducer(row: Row) -> Involved:
    since = row["together_since"]
    return Involved(
        role=INTRODUCES[row["kind"]],
        name=row["named"] or str(ORGANISATIONS[row["kind"]]),
        detail=format_lazy(TOGETHER, day=_day(since)) if since else "",
        person_id=UUID(row["person_id"]) if row["person_id"] else None,
    )


def _checked(row: Row) -> Involved:
    replied_on = row["replied_on"]
    return Involved(
        role=_("Applicant") if row["relation"] == APPLICANT else RELATIONS[row["relation"]],
        name=row["named"],
        detail=format_lazy(CHECKED[row["result"]], day=_day(replied_on) if replied_on else ""),
        open=row["result"] == CheckResult.UNRESOLVED,
    )


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}"
