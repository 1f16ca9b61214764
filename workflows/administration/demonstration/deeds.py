"""Plays one act of a story: the call of the engine that records it."""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any
from uuid import uuid5

from workflows.administration.demonstration import sittings
from workflows.administration.demonstration.casting import person_of_the_cast
from workflows.administration.demonstration.scenes import Turn
from workflows.administration.demonstration.stories import (
    Act,
    CardIssued,
    CardReported,
    Commented,
    Corrected,
    Ended,
    Extended,
    Filed,
    HelperChanged,
    Introduced,
    IntroducerReplaced,
    LifeHistoryFiled,
    Listed,
    Recorded,
    Returned,
    Reviewed,
    Verified,
    Voted,
)
from workflows.administration.kinships import Basis, record_kinship
from workflows.authority import law, scopes
from workflows.engine import corrections, decisions, endings, openings, side_acts
from workflows.engine.actors import Answer
from workflows.engine.dossiers import NewPaper
from workflows.engine.ladder import directing, extending
from workflows.engine.ladder.roads import DECISION
from workflows.engine.models import Case, Question
from workflows.engine.registry import ACT
from workflows.flows.admission.models import CheckResult, Introducer, RelativeCheck
from workflows.flows.admission.steps import beside
from workflows.flows.admission.steps.introducing import RESOLUTIONS
from workflows.flows.admission.steps.verifying import NOT_NEEDED_WHEN
from workflows.people.models import Relation


@singledispatch
def perform(act: Act, turn: Turn) -> Answer:
    """
    Record the act of the turn.

    :raises Refusal: if the engine refuses it
    """
    raise NotImplementedError(type(act).__name__)


@perform.register
def _(act: Listed, turn: Turn) -> Answer:
    story, helper = turn.scene.story, turn.member(act.helper)
    answer = _open(
        turn,
        "cell_lists",
        facts={
            "number": act.number,
            "helper": {"person_id": helper.person_id, "name": helper.name},
        },
        number=act.number,
        full_name=story.name,
        born_on=story.born_on,
        person_id=turn.former_member(),
    )
    _relate(act, turn)
    return answer


@perform.register
def _(act: Filed, turn: Turn) -> Answer:
    if turn.scene.case_id is None:
        return _open(turn, act.step, person_id=turn.subject())
    return _decide(turn, act.step)


@perform.register
def _(act: Recorded, turn: Turn) -> Answer:
    if turn.scene.case_id is None:
        return _open(turn, act.step, facts=act.facts, person_id=turn.subject())
    return _decide(turn, act.step, facts=act.facts, manner=act.manner)


@perform.register
def _(act: CardReported, turn: Turn) -> Answer:
    facts = {"ground": act.ground, "reason": act.reason}
    return _open(turn, "cell_reports_card", facts=facts, person_id=turn.subject())


@perform.register
def _(act: Commented, turn: Turn) -> Answer:
    helper = turn.member(act.helper)
    facts = {"helper": {"person_id": helper.person_id, "name": helper.name}}
    return _decide(turn, "helper_comments", facts=facts)


@perform.register
def _(act: CardIssued, turn: Turn) -> Answer:
    facts = {"number": act.number, "document": act.document}
    return _decide(turn, act.step, facts=facts, number=act.document)


@perform.register
def _(act: LifeHistoryFiled, turn: Turn) -> Answer:
    relatives = [{"relation": relation, "named": name} for relation, name in act.relatives]
    facts = {"relatives": relatives, "way_of_leaving": act.leaving}
    return _decide(turn, "applicant_writes_life_history", facts=facts)


@perform.register
def _(act: Verified, turn: Turn) -> Answer:
    conditions = law.pack().parameter(NOT_NEEDED_WHEN).on(act.on).value
    with scopes.opened_for(person_id=turn.actor.person_id, at=turn.at):
        declared = list(RelativeCheck.objects.filter(case_id=turn.scene.case_id))
    clear = {
        "result": CheckResult.CLEAR,
        "asked_on": act.asked_on,
        "replied_on": act.replied_on,
        "reply_number": act.number,
    }
    spared = {"result": CheckResult.NOT_NEEDED, "conditions": conditions}
    checks = {str(each.id): spared if each.relation in act.spared else clear for each in declared}
    return _decide(turn, "committee_verifies", facts={"checks": checks}, number=act.number)


@perform.register
def _(act: Introduced, turn: Turn) -> Answer:
    members = [(turn.member(told), since) for told, since in act.members]
    papers = [turn.paper("introduction", about=member.name) for member, _ in members]
    if act.organisation:
        papers.append(turn.paper(RESOLUTIONS[act.organisation]))
    facts = {
        "members": [
            {"person_id": member.person_id, "name": member.name, "together_since": since}
            for member, since in members
        ],
        "organisation": act.organisation,
    }
    return _decide(turn, "members_introduce", facts=facts, papers=papers)


@perform.register
def _(act: Voted, turn: Turn) -> Answer:
    return sittings.record(turn, act)


@perform.register
def _(act: Returned, turn: Turn) -> Answer:
    item = turn.item(act.step)
    return _decide(
        turn,
        act.step,
        facts={"reason": act.reason},
        papers=[turn.paper("return_note", holder=item.body.unit)],
        manner=directing.RETURN,
    )


@perform.register
def _(act: Reviewed, turn: Turn) -> Answer:
    return _beside(turn, beside.REVIEW, {"month": act.month, "note": act.note})


@perform.register
def _(act: HelperChanged, turn: Turn) -> Answer:
    helper = turn.member(act.helper)
    facts = {
        "helper": {"person_id": helper.person_id, "name": helper.name},
        "number": act.number,
        "reason": act.reason,
    }
    return _beside(turn, beside.NEW_HELPER, facts)


@perform.register
def _(act: IntroducerReplaced, turn: Turn) -> Answer:
    leaving, joining = turn.member(act.leaving), turn.member(act.joining)
    with scopes.opened_for(person_id=turn.actor.person_id, at=turn.at):
        introducer = Introducer.objects.get(case_id=turn.scene.case_id, person_id=leaving.person_id)
    facts = {
        "introducer": introducer.id,
        "reason": act.reason,
        "member": {
            "person_id": joining.person_id,
            "name": joining.name,
            "together_since": act.together_since,
        },
    }
    papers = [turn.paper("introduction", about=joining.name)]
    return _beside(turn, beside.NEW_INTRODUCER, facts, papers=papers)


@perform.register
def _(act: Extended, turn: Turn) -> Answer:
    item = turn.item(DECISION)
    facts = {
        "working_days": act.working_days,
        "document": act.document,
        "reason": act.reason,
    }
    papers = [turn.paper("extension_consent", holder=item.body.unit, number=act.document)]
    return _beside(turn, extending.EXTEND, facts, papers=papers)


@perform.register
def _(act: Ended, turn: Turn) -> Answer:
    assert turn.scene.case_id is not None
    return endings.end_case(
        case_id=turn.scene.case_id,
        actor=turn.actor,
        ground=act.ground,
        reason=act.reason,
        decided_on=act.on,
        at=turn.at,
        key=turn.key,
        no_conflict=True,
    )


@perform.register
def _(act: Corrected, turn: Turn) -> Answer:
    with scopes.opened_for(person_id=turn.actor.person_id, at=turn.at):
        question = Question.objects.select_related("body__unit").get(
            item__case_id=turn.scene.case_id, item__step=act.step, current=True
        )
    return corrections.correct_count(
        corrections.Correction(
            question_id=question.id,
            actor=turn.actor,
            tally=sittings.tally(act.count),
            reason=act.reason,
            paper=turn.paper("correction_note", holder=question.body.unit),
            decided_on=act.on,
            at=turn.at,
            key=turn.key,
            no_conflict=True,
        )
    )


def _open(
    turn: Turn,
    step: str,
    *,
    facts: Mapping[str, Any] | None = None,
    number: str = "",
    **subject: Any,
) -> Answer:
    """Open the case of the scene, about somebody new or a member."""
    answer = openings.open_case(
        openings.Opening(
            procedure=turn.scene.story.procedure,
            body_id=turn.scene.stage.meeting.id,
            actor=turn.actor,
            **subject,
            decided_on=turn.act.on,
            at=turn.at,
            key=turn.key,
            no_conflict=True,
            facts=facts or {},
            papers=turn.papers(turn.scene.demanded(step, turn.act.on), number=number),
        )
    )
    turn.scene.case_id = answer.case_id
    return answer


def _decide(
    turn: Turn,
    step: str,
    *,
    facts: Mapping[str, Any] | None = None,
    papers: Sequence[NewPaper] = (),
    number: str = "",
    manner: str = ACT,
) -> Answer:
    """Decide a one-person step with the papers given and those it still asks for."""
    item = turn.item(step)
    missing = turn.scene.demanded(step, turn.act.on) if manner == ACT else []
    named = turn.papers(missing, holder=item.body.unit, number=number)
    return decisions.decide(
        decisions.Deed(
            item_id=item.id,
            actor=turn.actor,
            decided_on=turn.act.on,
            at=turn.at,
            key=turn.key,
            no_conflict=True,
            facts=facts or {},
            papers=[*papers, *named],
            manner=manner,
        )
    )


def _beside(
    turn: Turn, act: str, facts: Mapping[str, Any], *, papers: Sequence[NewPaper] = ()
) -> Answer:
    assert turn.scene.case_id is not None
    return side_acts.act_beside(
        side_acts.SideAct(
            case_id=turn.scene.case_id,
            act=act,
            actor=turn.actor,
            decided_on=turn.act.on,
            at=turn.at,
            key=turn.key,
            no_conflict=True,
            facts=facts,
            papers=papers,
        )
    )


def _relate(act: Listed, turn: Turn) -> None:
    """Record who of the cast is a relative of the applicant, as the cell noted in its minutes."""
    with scopes.opened_for(person_id=turn.actor.person_id, at=turn.at):
        subject_id = Case.objects.values_list("subject_id", flat=True).get(pk=turn.scene.case_id)
    for username, relation in turn.scene.story.kin.items():
        record_kinship(
            actor=turn.actor,
            person_id=subject_id,
            relative_id=person_of_the_cast(username),
            relation=Relation(relation).turned,
            known_on=act.on,
            basis=Basis(document_kind="list_resolution", document=act.number, document_on=act.on),
            at=turn.at,
            key=uuid5(turn.key, username),
        )
