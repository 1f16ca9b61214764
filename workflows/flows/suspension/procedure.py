"""Suspension as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from workflows.engine.ladder import conditions, roads
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure, OwnManner
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.suspension.answers import LEGAL_TERM_ENDED, LIFTS, RAN_OUT
from workflows.flows.suspension.appearance import DIED, LEFT, SuspensionAppearance
from workflows.flows.suspension.flow import SuspensionFlow
from workflows.flows.suspension.forms import BESIDE, FORMS
from workflows.flows.suspension.steps import prolonging, reporting, suspending
from workflows.people.models.memberships import StandingKind
from workflows.rules.tallies import Verdict

OWN = {
    reporting.ACTIVITIES: conditions.own(reporting.ACTIVITIES),
    reporting.COMMITTEE: conditions.own(reporting.COMMITTEE),
    "committees": """SELECT jsonb_agg(body.kind) FROM people_appointment seat
        JOIN organisation_body body ON body.id = seat.body_id AND body.kind <> 'cell_meeting'
        WHERE seat.person_id = cases.subject_id AND seat.during @> %(on)s::date""",
    "barred_people": "SELECT to_jsonb(barring.known)",
}


class Suspension(LadderProcedure):
    """Suspension of a member from activities, or from the work of a committee."""

    name = "suspension"
    prefix = "DC"
    about = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
    maps: Mapping[int, Any] = {SuspensionFlow.shape: SuspensionFlow}
    own = OWN
    judgements: Mapping[str, Any] = {
        "cell_reports_ground": reporting.reported,
        "member_is_heard": reporting.heard,
        "cell_tells_member": filed,
    }
    forms = FORMS
    beside_forms = BESIDE
    beside_sentences: Mapping[str, str] = {prolonging.PROLONG: prolonging.SENTENCE}
    may_return: frozenset[str] = frozenset()
    # The votes begin a suspension and end it.
    may_recall = frozenset({"member_is_heard", "cell_tells_member"})
    grounds = (DIED, LEFT)
    own_manners: Mapping[str, OwnManner] = {
        RAN_OUT: OwnManner(LIFTS, suspending.ran_out),
        LEGAL_TERM_ENDED: OwnManner(LIFTS, suspending.legal_term_ended),
    }
    appearance = SuspensionAppearance()

    def judge(self, situation: Situation, facts: Mapping[str, Any], *, manner: str) -> Ruling:
        """Answer what an act comes to; nobody stays suspended for good whose case ended."""
        ruling = super().judge(situation, facts, manner=manner)
        return conditions.with_case(ruling, situation, suspending.held(situation))

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return suspending.weighed(situation, verdict, facts)

    def endings(self, situation: Situation) -> Mapping[str, str]:  # noqa: ARG002
        """Answer that the case ends with the person's membership, whenever that is."""
        return {DIED: "died", LEFT: "left"}

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the decision has suspended the member."""
        decision = situation.latest(roads.DECISION)
        return decision is not None and decision.outcome == CARRIED

    def beside(self) -> Mapping[str, str]:
        """Answer which act the procedure knows beside its steps: a longer suspension."""
        return {prolonging.PROLONG: prolonging.POWER}

    def body_beside(self, act: str, situation: Situation) -> UUID | None:  # noqa: ARG002
        """Answer that the body which suspends also extends, and no other while it decides."""
        return prolonging.body(situation)

    def judge_beside(self, situation: Situation, act: str, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a longer suspension comes to."""
        assert act == prolonging.PROLONG
        return prolonging.prolonged(situation, facts)


register(Suspension())
