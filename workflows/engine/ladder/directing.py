"""Ways out where a step cannot be taken by its body: return, hand over, direct from above."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import roads
from workflows.engine.ladder.answers import CARRIED, HANDED_OVER, RETURNED
from workflows.engine.rulings import Ruling
from workflows.engine.situations import BodyFacts, Situation, UnitFacts
from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed

HAND_BACK = "hand_back"
TAKE_OVER = "take_over"
OFFER = "offer"
CLOSE = "close"
RETURN = "return"
HAND_OVER = "hand_over"


class ReasonNeeded(Refusal):
    """What sends a case back or ends it has its reason in writing."""

    code = "step.reason_needed"
    sentence = "Not recorded: the reason is missing."
    remedy = "Write in one or two sentences why, so that the cell and the applicant can be told."


class StillNobody(Refusal):
    """The step cannot go back to a body in which still nobody may act."""

    code = "step.still_nobody"
    sentence = "Not handed back: in the body of the step still nobody may act."
    remedy = "Fill the seat, or take the step over, or close the case with a reason."


class CannotBeTakenOver(Refusal):
    """A vote belongs to its body; the superior cannot cast it in its place."""

    code = "step.cannot_be_taken_over"
    sentence = "A vote of the body cannot be taken over by the superior."
    remedy = "Hand the step back once the body can meet, or close the case with a reason."


class NothingOffered(Refusal):
    """The rule book offers no other body for this step."""

    code = "step.nothing_offered"
    sentence = (
        "The rule book offers no other body that could decide in the place of the missing one."
    )


class AuthorityNotMoved(Refusal):
    """A case is handed over only to a body that holds the authority and is another one."""

    code = "step.authority_not_moved"
    sentence = "Not handed over: on {on} this body itself holds the authority to decide."


def returned(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Send the file back to the cell for completion, with the reason.

    :raises ReasonNeeded: if no reason is given
    """
    source = roads.rule(situation).source
    return Ruling(
        outcome=RETURNED,
        source=source,
        personal={"reason": written_reason(facts, source=source)},
    )


def handed_over(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Hand the case to the body that holds the authority on the day.

    A committee that was to decide itself, and now only proposes, resolves on that first.

    :raises AuthorityNotMoved: if this body itself holds it
    """
    del facts
    step, source = situation.item.step, roads.rule(situation).source
    if roads.hold(step, situation).body_id == situation.item.body_id:
        raise AuthorityNotMoved(on=situation.on, source=source)
    return Ruling(
        outcome=HANDED_OVER,
        source=source,
        next_steps=(roads.PROPOSAL,) if _proposal_is_owed(step, situation) else None,
    )


def _proposal_is_owed(step: str, situation: Situation) -> bool:
    """A vote of the cell that fell short goes up without one."""
    resolved = situation.latest(roads.CELL_VOTE)
    return (
        step == roads.DECISION
        and resolved is not None
        and resolved.outcome == CARRIED
        and situation.latest(roads.PROPOSAL) is None
        and roads.passes(roads.PROPOSAL, situation)
    )


def directed(situation: Situation, facts: Mapping[str, Any]) -> Ruling:
    """
    Direct a case on which nobody may act.

    ``facts["way"]`` is one of hand_back, take_over, offer, close.

    :raises StillNobody: if it would go back to a body that still cannot act
    :raises CannotBeTakenOver: if the step is a vote
    :raises NothingOffered: if no other body is offered for the missing one
    :raises ReasonNeeded: if the case is closed without a reason
    """
    way, step = facts["way"], situation.item.note["for_step"]
    source = roads.rules(situation).steps[roads.RELIEF].source
    reason = written_reason(facts, source=source)
    if way == CLOSE:
        return Ruling(
            outcome=CLOSE,
            facts={"for_step": step},
            personal={"reason": reason},
            source=source,
            ends_as="closed_by_superior",
        )
    holdings = {}
    if way == HAND_BACK:
        if roads.hold(step, situation).step == roads.RELIEF:
            raise StillNobody(source=source)
    elif way == TAKE_OVER:
        if roads.is_vote(step, situation):
            raise CannotBeTakenOver(source=source)
        holdings[step] = roads.held_by(situation.item.body_id, step, situation)
    else:
        found = offered(step, situation)
        if found is None:
            raise NothingOffered(source=source)
        holdings[step] = roads.held_by(found[1].id, step, situation)
    return Ruling(
        outcome=way,
        facts={"for_step": step},
        personal={"reason": reason},
        source=source,
        next_steps=(step,),
        next_holdings=holdings,
    )


def offered(step: str, situation: Situation) -> tuple[UnitFacts, BodyFacts] | None:
    """Return the body, with its unit, that the rule book offers for a missing decider."""
    decider, _ = roads.competent(situation)
    if roads.decides(step, situation) and decider is not None:
        for each in roads.rules(situation).deciders_on(situation.on):
            unit = situation.unit_with(each.at)
            body = unit.body(each.body_kind) if unit else None
            if each.id in decider.offered_instead and unit and body and body.somebody_may_act:
                return unit, body
    return None


def written_reason(facts: Mapping[str, Any], *, source: Citation) -> str:
    """
    Return the reason that was written; ``source`` stands behind the act that asks for it.

    :raises ReasonNeeded: if there is none
    """
    reason = composed(str(facts.get("reason", "")))
    if not reason:
        raise ReasonNeeded(source=source)
    return reason
