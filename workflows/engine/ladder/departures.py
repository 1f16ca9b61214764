"""Procedures by which a membership ends: what the decision changes, and what is left to do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from workflows.authority.powers import barred_with
from workflows.engine import dossiers
from workflows.engine.appearances import Involved
from workflows.engine.ladder import cards, collecting, grounds, roads, voting
from workflows.engine.ladder.answers import CARRIED
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.forms import CollectingForm
from workflows.engine.ladder.procedure import Judgement, LadderProcedure
from workflows.engine.ladder.standings import MEMBERSHIP, changed
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.papers.completeness import Need
from workflows.people.models import Membership
from workflows.people.models.memberships import StandingKind
from workflows.rules.tallies import Verdict

DIED = "died"
LEFT = "left"
ANNOUNCEMENT = "cell_announces"
RESULT = "cell_receives_decision"
COLLECTION = "cell_collects_card"


def decided(situation: Situation, step: str = roads.DECISION) -> bool:
    """Tell whether the decision has ended the membership."""
    decision = situation.latest(step)
    return decision is not None and decision.outcome == CARRIED


def issued_on(situation: Situation, step: str = roads.DECISION) -> date:
    """Return the day that stands on the decision: the membership ended with it."""
    decision = situation.latest(step)
    return date.fromisoformat(decision.facts["issued_on"]) if decision else situation.on


def card_settled(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Record what became of the card, which ends with the membership.

    :raises Refusal: as ``collecting.settled`` does
    """
    return collecting.settled(situation, facts, since=issued_on(situation))


JUDGEMENTS: Mapping[str, Judgement] = {
    "sub_committee_appraises": filed,
    roads.COMPLETION: filed,
    RESULT: filed,
    COLLECTION: card_settled,
}


class DepartureProcedure(LadderProcedure):
    """
    A procedure whose decision ends the membership of an official or probationary member.

    ``done`` is the outcome of a case whose decision carried, ``otherwise`` that of one whose
    member left by another procedure in the meantime.
    """

    done: ClassVar[str]
    otherwise: ClassVar[str]

    about = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
    own: ClassVar[Mapping[str, str]] = {
        "membership": MEMBERSHIP,
        "barred_people": f"""SELECT jsonb_agg(kin.id)
            FROM ({barred_with("cases.subject_id")}) kin""",
        **cards.OWN,
    }
    may_return = frozenset({"sub_committee_appraises", roads.PROPOSAL, roads.DECISION})
    grounds: ClassVar[tuple[str, ...]] = (DIED, LEFT)

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """
        Answer what a vote comes to; the decision that carries ends the membership.

        It ends with the day that stands on the decision, and with it the standing and the
        place in a cell.
        """
        ruling = voting.weighed(situation, verdict, facts)
        if situation.item.step != roads.DECISION or not verdict.carried:
            return ruling
        since: date = facts.get("issued_on", situation.on)

        def leave(membership: Membership) -> None:
            membership.leave(on=since, by=self.name, ground=grounds.of_case(situation))

        insertions, amendments = changed(situation, leave, since=since)
        return replace(
            ruling,
            facts={**ruling.facts, "since": since},
            insertions=insertions,
            amendments=amendments,
        )

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """
        Answer on which grounds the case may be ended now, and with which outcome.

        A death after the decision leaves it as it is.
        """
        if decided(situation):
            return {DIED: self.done}
        return {DIED: "died", LEFT: self.otherwise}

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the decision has ended the membership."""
        return decided(situation)

    def needs(self, situation: Situation) -> list[Need]:
        """Answer what the step asks of each paper of the dossier."""
        considered = situation.latest(roads.CELL_VOTE)
        return dossiers.needs(
            situation,
            self.rule(situation.item.step),
            made_on=situation.case.opened_on,
            considered_on=considered.decided_on if considered else None,
            wanted={},
            also=(),
            in_order=None,
            lasts=None,
        )


class DepartureAppearance(LadderAppearance):
    """What both ways out of the membership show alike, and the seats that are left to be ended."""

    # Only a page asks: no source that was read ends a seat together with the membership.
    own: ClassVar[Mapping[str, str]] = {
        "seats": """SELECT jsonb_build_object('open', count(*)) FROM people_appointment held
            WHERE held.person_id = cases.subject_id AND upper_inf(held.during)"""
    }

    def shows(self, step: str, situation: Situation) -> bool:
        """Leave out what happens on occasion only, such as a result that changes nothing."""
        return super().shows(step, situation) and step != RESULT

    def ended(self, situation: Situation) -> bool:
        """Tell whether the membership has ended."""
        return decided(situation)

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the seats that the person holds and others must end."""
        seats: int = situation.own["seats"]["open"]
        words = ngettext(
            "still holds {n} seat: the body concerned must end it",
            "still holds {n} seats: the bodies concerned must end them",
            seats,
        )
        left_to_end = seats > 0 and self.ended(situation)
        return (
            Involved(
                role=_("Person the case is about"),
                name=situation.case.subject_name,
                detail=words.format(n=seats) if left_to_end else "",
                person_id=situation.case.subject_id,
                open=left_to_end,
            ),
        )


COLLECTING = {COLLECTION: CollectingForm}
