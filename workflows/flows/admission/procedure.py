"""Admission as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.authority.powers import barred_with
from workflows.engine import dossiers
from workflows.engine.forms import StepForm
from workflows.engine.registry import Procedure, register
from workflows.engine.rulings import Holding, Ruling
from workflows.engine.situations import Situation
from workflows.flows.admission import forms, roads
from workflows.flows.admission.appearance import AdmissionAppearance
from workflows.flows.admission.flow import AdmissionFlow
from workflows.flows.admission.steps import (
    beside,
    ceremony,
    directing,
    ending,
    filing,
    introducing,
    listing,
    resolving,
    verifying,
)
from workflows.papers.completeness import Need
from workflows.rules.majorities import Majority
from workflows.rules.parameters import Edition
from workflows.rules.tallies import Verdict

Judgement = Callable[[Situation, Mapping[str, Any]], Ruling]

JUDGEMENTS: Mapping[str, Judgement] = {
    "cell_lists": listing.listed,
    "applicant_applies": filing.filed,
    "applicant_writes_life_history": filing.life_history,
    "committee_verifies": verifying.verified,
    "members_introduce": introducing.introduced,
    "cell_gathers_comments": filing.filed,
    "sub_committee_appraises": filing.filed,
    "cell_completes_file": filing.filed,
    "cell_receives_decision": ceremony.received,
    "cell_admits": ceremony.held,
    "member_files_record": filing.filed,
    "superior_directs": directing.directed,
}
MANNERS: Mapping[str, Judgement] = {
    directing.RETURN: directing.returned,
    directing.HAND_OVER: directing.handed_over,
}
# The other steps wrote names, checks or a standing, which acts of their own change.
RECALLABLE = frozenset(
    {
        "applicant_applies",
        "cell_gathers_comments",
        "cell_resolves",
        "sub_committee_appraises",
        "grassroots_committee_resolves",
        "competent_committee_decides",
        "cell_completes_file",
        "cell_receives_decision",
    }
)
MAY_RETURN = frozenset(
    {"sub_committee_appraises", "grassroots_committee_resolves", "competent_committee_decides"}
)

OWN = {
    "checks": """SELECT jsonb_agg(jsonb_build_object('id', checks.id, 'relation', checks.relation,
            'named', checks.named, 'result', checks.result) ORDER BY checks.id)
        FROM admission_relativecheck checks WHERE checks.case_id = cases.id""",
    "introducers": """SELECT jsonb_agg(jsonb_build_object('id', introducer.id,
            'kind', introducer.kind, 'person_id', introducer.person_id,
            'since', lower(introducer.during),
            'named', introducer.named) ORDER BY introducer.id)
        FROM admission_introducer introducer WHERE introducer.case_id = cases.id
          AND upper_inf(introducer.during)""",
    "helpers": """SELECT jsonb_agg(jsonb_build_object('id', helper.id,
            'since', lower(helper.during)) ORDER BY helper.id)
        FROM admission_helper helper WHERE helper.case_id = cases.id
          AND upper_inf(helper.during)""",
    "reviewed_months": """SELECT jsonb_agg(review.month) FROM admission_monthlyreview review
        WHERE review.case_id = cases.id""",
    "barred_people": f"""SELECT jsonb_agg(kin.id)
        FROM ({barred_with("cases.subject_id")}) kin""",
}


class Admission(Procedure):
    """Admission of a new member."""

    name = "admission"
    prefix = "KN"
    maps: Mapping[int, Any] = {AdmissionFlow.shape: AdmissionFlow}
    own = OWN
    manner_powers: Mapping[str, str] = {directing.RETURN: "case.return"}
    beside_sentences = beside.SENTENCES
    appearance = AdmissionAppearance()

    def judge(self, situation: Situation, facts: Mapping[str, Any], *, manner: str) -> Ruling:
        """Answer what a one-person step, a return, a handing over or an ending comes to."""
        if manner in ending.GROUNDS:
            return ending.ended(situation, facts, ground=manner)
        if manner in MANNERS:
            return MANNERS[manner](situation, facts)
        return JUDGEMENTS[situation.item.step](situation, facts)

    def manners(self, step: str) -> frozenset[str]:
        """Answer in which other manners a person may settle a step."""
        manners = {directing.RETURN} if step in MAY_RETURN else set()
        if step == roads.DECISION:
            manners.add(directing.HAND_OVER)
        return frozenset(manners)

    def form(self, step: str, manner: str) -> type[StepForm]:
        """Answer what a person types who settles a step in a manner."""
        return forms.form(step, manner)

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return resolving.weighed(situation, verdict, facts)

    def vote(self, situation: Situation) -> Edition[Majority]:
        """Answer which majority the body needs that holds the step."""
        return resolving.majority(situation)[1]

    def hold(self, step: str, situation: Situation) -> Holding:
        """Answer which body takes up a step."""
        return roads.hold(step, situation)

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def concerns_case(self, manner: str) -> bool:
        """Answer whether a manner ends the case as a whole."""
        return manner in ending.GROUNDS

    def recallable(self, step: str) -> bool:
        """Answer whether a step wrote nothing but papers, a count and clocks."""
        return step in RECALLABLE

    def beside(self) -> Mapping[str, str]:
        """Answer which acts admission knows beside its steps."""
        return beside.POWERS

    def body_beside(self, act: str, situation: Situation) -> UUID | None:
        """Answer for which body an act beside the steps is recorded."""
        return beside.body(act, situation)

    def judge_beside(self, situation: Situation, act: str, facts: Mapping[str, Any]) -> Ruling:
        """Answer what an act beside the steps comes to."""
        return beside.judge(situation, act, facts)

    def needs(self, situation: Situation) -> list[Need]:
        """Answer what the step asks of each paper of the dossier."""
        pack = law.pack()
        considered = situation.latest("cell_resolves")
        applied = next((paper for paper in situation.papers if paper.kind == "application"), None)
        made_on: date = applied.dated_on if applied else situation.case.opened_on
        members = sum(each["kind"] == "member" for each in situation.own["introducers"])
        return dossiers.needs(
            introducing.without_papers_of_who_left(situation),
            self.rule(situation.item.step),
            made_on=made_on,
            considered_on=considered.decided_on if considered else None,
            wanted={"introduction": members} if members else {},
            also=introducing.resolutions_owed(situation),
            in_order=pack.parameter("admission.papers_in_order"),
            lasts=pack.parameter("admission.dossier_valid_for"),
        )


register(Admission())
