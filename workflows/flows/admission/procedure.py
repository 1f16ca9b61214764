"""Admission as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine import dossiers
from workflows.engine.ladder import roads, voting
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure
from workflows.engine.ladder.standings import MEMBERSHIP
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation, UnitFacts
from workflows.flows.admission.appearance import AdmissionAppearance
from workflows.flows.admission.flow import AdmissionFlow, FirstAdmissionFlow
from workflows.flows.admission.forms import BESIDE, FORMS
from workflows.flows.admission.steps import (
    ages,
    beside,
    ceremony,
    ending,
    introducing,
    life_history,
    listing,
    readmitting,
    special_grounds,
    verifying,
)
from workflows.papers.completeness import Need
from workflows.people.models.memberships import StandingKind
from workflows.rules.tallies import Verdict

OWN = {
    "membership": MEMBERSHIP,
    "declared": special_grounds.DECLARED,
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
    "barred_people": "SELECT to_jsonb(barring.known)",
}
# What these steps are decided on are papers and days alone.
ASIDE = frozenset({"membership", "declared", "checks", "helpers", "reviewed_months"})
UNREAD = dict.fromkeys(
    (
        "applicant_applies",
        "members_introduce",
        "cell_gathers_comments",
        "cell_receives_decision",
        "member_files_record",
    ),
    ASIDE,
)


class Admission(LadderProcedure):
    """Admission of a new member."""

    name = "admission"
    prefix = "KN"
    about = frozenset({StandingKind.APPLICANT, StandingKind.FORMER})
    lapses_on = ending.WITHDREW
    maps: Mapping[int, Any] = {each.shape: each for each in (FirstAdmissionFlow, AdmissionFlow)}
    own = OWN
    unread = UNREAD
    judgements: Mapping[str, Any] = {
        "cell_lists": listing.listed,
        "applicant_applies": filed,
        "applicant_writes_life_history": life_history.declared,
        "committee_verifies": verifying.verified,
        "members_introduce": introducing.introduced,
        "cell_gathers_comments": filed,
        "sub_committee_appraises": filed,
        "cell_completes_file": filed,
        "cell_receives_decision": ceremony.received,
        "cell_admits": ceremony.held,
        "member_files_record": filed,
    }
    forms = FORMS
    beside_forms = BESIDE
    beside_sentences = beside.SENTENCES
    may_return = frozenset(
        {
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            special_grounds.CONSENT,
            "competent_committee_decides",
        }
    )
    # The other steps wrote names, checks or a standing, which acts of their own change.
    may_recall = frozenset(
        {
            "applicant_applies",
            "cell_gathers_comments",
            "cell_resolves",
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            special_grounds.CONSENT,
            "competent_committee_decides",
            "cell_completes_file",
            "cell_receives_decision",
        }
    )
    grounds = ending.GROUNDS
    appearance = AdmissionAppearance()

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to; the cell considers nobody too young, or too early."""
        if situation.item.step != roads.CELL_VOTE:
            return voting.weighed(situation, verdict, facts)
        knows_grounds = situation.case.shape >= AdmissionFlow.shape
        editions, doubts = ages.looked_at(situation, knows_grounds=knows_grounds)
        waiting, early = readmitting.waited(situation)
        return voting.weighed(
            situation,
            verdict,
            facts,
            editions={**editions, **waiting},
            against=(*doubts, *early),
        )

    def bars(self, step: str, facts: Mapping[str, Any]) -> frozenset[UUID]:
        """Answer whom the life history names as relatives."""
        return life_history.kin(facts) if step == life_history.STEP else frozenset()

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the ceremony has made the applicant a member."""
        return situation.latest("cell_admits") is not None

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def beside(self) -> Mapping[str, str]:
        """Answer which acts admission knows beside its steps."""
        return beside.POWERS

    def body_beside(self, act: str, situation: Situation) -> UUID | None:
        """Answer for which body an act beside the steps is recorded."""
        return beside.body(act, situation)

    def units_beside(self, act: str, situation: Situation) -> Sequence[UnitFacts]:
        """Answer whose act beside the steps it is; the list is the cell's and its committee's."""
        if act == beside.REVIEW:
            return beside.reviewing(situation)
        return super().units_beside(act, situation)

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
        ordinary = dossiers.needs(
            introducing.without_papers_of_who_left(situation),
            self.rule(situation.item.step),
            made_on=made_on,
            considered_on=considered.decided_on if considered else None,
            wanted={"introduction": members} if members else {},
            also=introducing.resolutions_owed(situation),
            in_order=pack.parameter("admission.papers_in_order"),
            lasts=pack.parameter("admission.dossier_valid_for"),
        )
        return [*ordinary, *special_grounds.needs(situation)]


register(Admission())
