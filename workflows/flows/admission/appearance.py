"""How admission shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.admission.forms.relatives import RELATIONS
from workflows.flows.admission.models import CheckResult, IntroducerKind
from workflows.flows.admission.steps import beside, ending, special_grounds
from workflows.flows.admission.steps.life_history import APPLICANT

Row = Mapping[str, Any]

SHORTS: Mapping[str, Words] = {
    "cell_lists": _("Put on the list"),
    "applicant_applies": _("Application"),
    "applicant_writes_life_history": _("Life history"),
    "committee_verifies": _("Verification"),
    "members_introduce": _("Introducers"),
    "cell_gathers_comments": _("Comments gathered"),
    "superior_consents": _("Consent from above"),
    "cell_admits": _("Ceremony"),
    "member_files_record": _("Member's record"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
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
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed admission: {in_favour} of {electorate} in favour"
    ),
    ("superior_consents", "carried"): gettext_noop(
        "The standing committee directly under the Centre consented:"
        " {in_favour} of {electorate} in favour"
    ),
    ("superior_consents", "short"): gettext_noop(
        "The standing committee directly under the Centre did not consent:"
        " {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee decided to admit {subject}: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not admit {subject}: {in_favour} of {electorate} in favour"
    ),
    ("cell_admits", "held"): gettext_noop(
        "The admission ceremony was held; {subject} is a probationary member from this day"
    ),
    ("member_files_record", "filed"): gettext_noop("{subject} filed the member's record"),
}
ANYWHERE: Mapping[str, str] = {
    ending.WITHDREW: gettext_noop("{subject} withdrew the application; the case ended"),
    ending.LEFT_LIST: gettext_noop("{subject} left the list of candidates; the case ended"),
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
}

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


GATES: Mapping[str, Words] = {
    "admission_decided": _("Admission decided?"),
    "ground_asks_for_consent": _("A special ground asks for consent?"),
    "superior_returned": _("Superior returned it?"),
    "superior_consented": _("Superior consented?"),
}


class AdmissionAppearance(LadderAppearance):
    """Short names, sentences and people of admission."""

    own = OWN
    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    told_anywhere = ANYWHERE
    grounds = GROUNDS
    acts_beside = BESIDE

    def shows(self, step: str, situation: Situation) -> bool:
        """Leave out a consent as long as no special ground of the case asks for it."""
        return super().shows(step, situation) and (
            step != special_grounds.CONSENT
            or situation.latest(step) is not None
            or special_grounds.consent_owed(situation, step)
        )

    def offers(self, act: str, situation: Situation) -> bool:
        """Offer each only while there is something it could change."""
        open_steps = {item.step for item in situation.items if item.state == "open"}
        match act:
            case beside.REVIEW:
                return "applicant_applies" in open_steps
            case beside.NEW_INTRODUCER:
                return any(each["person_id"] for each in situation.own["introducing"])
            case beside.NEW_HELPER:
                return situation.latest("cell_admits") is None
            case _:
                return super().offers(act, situation)

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
