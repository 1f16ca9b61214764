"""Records a meeting: who was there, each question's count, and what it came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from workflows.authority import law, scopes
from workflows.engine import consequences, decisions, dossiers, maps, reading
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import Brought
from workflows.engine.refusals import (
    BeforeThePrecedingStep,
    InTheFuture,
    NoConflictNotDeclared,
    NotCollectiveStep,
    NotVisible,
)
from workflows.engine.registry import Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.rulings import Ruling
from workflows.engine.sittings import (
    NoNumber,
    NumberTaken,
    PresidingBarred,
    QuestionPut,
    Sitting,
    TooFewToResolve,
    check_attendance,
)
from workflows.engine.situations import Situation
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import LOCAL, local_day
from workflows.foundation.spellings import composed
from workflows.papers import completeness
from workflows.people.electorates import MEETING_OF_MEMBERS, Elector, Electorate, electorate
from workflows.rules.tallies import Verdict

ACT = "meeting.record"
FEWEST_IN_A_CELL = "cells.official_members_min"
LEFT_OUT_ALWAYS = "votes.left_out_always"
LEFT_OUT_UNLESS_PRESENT = "votes.left_out_unless_present"


@dataclass(frozen=True, slots=True)
class Counted:
    """A question with its electorate, its verdict and what the procedure makes of it."""

    put: QuestionPut
    brought: Brought
    basis: Mapping[str, str]
    situation: Situation
    base: tuple[Elector, ...]
    verdict: Verdict
    ruling: Ruling


def record_meeting(
    *,
    actor: Actor,
    sitting: Sitting,
    questions: Sequence[QuestionPut],
    at: datetime,
    key: UUID,
    no_conflict: bool,
) -> list[Answer]:
    """
    Record a meeting of a body and decide every question put to it.

    The electorate is that of the meeting's day as it was known then; the share is
    taken on all who were summoned, not on those present. Returns one answer for
    each question, in the order given; the same form again gets the same answers.

    :raises NotVisible: if a question's step does not exist or may not be seen
    :raises AlreadyDecided: if another form decided a step first
    :raises NotAuthorised: if no seat of today lets the recorder record for the body
    :raises BallotsDoNotAddUp: if a count contradicts itself or the attendance
    :raises NumberTaken: if the body already used the document's number
    """
    with scopes.opened_for(person_id=actor.person_id, at=at):
        item_ids = [question.item_id for question in questions]
        procedures = {item: registered(name) for item, (_, name) in reading.lock(item_ids).items()}
        found = reading.situations(
            item_ids,
            person_id=actor.person_id,
            appointment_id=actor.appointment_id,
            act=ACT,
            on=sitting.met_on,
            today=local_day(at),
            own={name: sql for each in procedures.values() for name, sql in each.own.items()},
        )
        if len(found) != len(set(item_ids)):
            raise NotVisible
        given = [
            decisions.answer_given(found[question.item_id], _key_of(key, position))
            for position, question in enumerate(questions)
        ]
        if all(given):
            return [answer for answer in given if answer]

        for situation in found.values():
            _check_question(situation, procedures[situation.item.id], sitting)
        if not no_conflict:
            raise NoConflictNotDeclared
        members = electorate(
            body_id=sitting.body_id, on=sitting.met_on, known_at=end_of(sitting.met_on)
        )
        check_attendance(sitting, members)
        counted = [
            _count(question, found[question.item_id], procedures, sitting, members)
            for question in questions
        ]
        answers = _write(
            counted, procedures, actor=actor, sitting=sitting, members=members, at=at, key=key
        )
        for question, answer in zip(counted, answers, strict=True):
            if question.ruling.effect is not None:
                question.ruling.effect(answer.entry_id)
        return answers


def _check_question(situation: Situation, procedure: Procedure, sitting: Sitting) -> None:
    if not maps.is_collective(procedure.map(situation.case.shape), situation.item.step):
        raise NotCollectiveStep
    if situation.item.body_id != sitting.body_id:
        raise NotVisible
    decisions.check_standing(situation)
    decisions.check_power(situation, act=ACT)
    decisions.check_day(situation)
    chosen = {sitting.presiding_id, sitting.minutes_by_id, *sitting.tellers}
    if chosen & set(map(UUID, situation.own.get("barred_people", ()))):
        raise PresidingBarred


def _count(
    question: QuestionPut,
    situation: Situation,
    procedures: Mapping[UUID, Procedure],
    sitting: Sitting,
    members: Electorate,
) -> Counted:
    number = composed(question.number)
    if not number:
        raise NoNumber
    if question.issued_on > situation.today:
        raise InTheFuture(decided_on=question.issued_on, today=situation.today)
    if question.issued_on < sitting.met_on:
        raise BeforeThePrecedingStep(decided_on=question.issued_on, preceding=sitting.met_on)
    procedure = procedures[question.item_id]
    pack, day = law.pack(), sitting.met_on
    base = members.base(
        present=sitting.present,
        left_out_always=frozenset(pack.parameter(LEFT_OUT_ALWAYS).on(day).value),
        left_out_unless_present=frozenset(pack.parameter(LEFT_OUT_UNLESS_PRESENT).on(day).value),
    )
    kind = next(
        body.kind for unit in situation.ladder for body in unit.bodies if body.id == sitting.body_id
    )
    if kind == MEETING_OF_MEMBERS:
        fewest = pack.parameter(FEWEST_IN_A_CELL).on(day)
        if len(members.members) < fewest.value:
            raise TooFewToResolve(
                have=len(members.members), needed=fewest.value, met_on=day, source=fewest.source
            )
    voters = sitting.present & {each.person_id for each in base}
    question.tally.check_against_attendance(len(voters))
    brought = dossiers.bring(question.papers, on=situation.today)
    situation = dossiers.with_papers(situation, brought)
    needs, edition = procedure.needs(situation), procedure.vote(situation)
    completeness.require_complete(needs)
    basis = dossiers.confirmed_basis(needs, [edition], basis=question.basis)
    verdict = question.tally.verdict(edition.value, len(base))
    facts = {"number": number, "issued_on": question.issued_on, **question.facts}
    ruling = procedure.weigh(situation, verdict, facts)
    return Counted(question, brought, basis, situation, base, verdict, ruling)


def _write(
    counted: list[Counted],
    procedures: Mapping[UUID, Procedure],
    *,
    actor: Actor,
    sitting: Sitting,
    members: Electorate,
    at: datetime,
    key: UUID,
) -> list[Answer]:
    writing, meeting_id = Writing(), new_id()
    path = next(
        unit.path
        for unit in counted[0].situation.ladder
        for body in unit.bodies
        if body.id == sitting.body_id
    )
    row = {
        **_sitting_row(sitting, members),
        "id": meeting_id,
        "recorded_at": at,
        "recorded_by_id": actor.person_id,
        "key": key,
        "path": path,
    }
    writing.insert("engine_meeting", [row])
    answers = []
    for position, question in enumerate(counted):
        situation, ruling = question.situation, question.ruling
        entry = consequences.entry_for(
            situation=situation,
            ruling=ruling,
            actor=actor,
            at=at,
            subjects={"meeting": meeting_id, "papers": question.brought.ids},
            personal=question.basis,
        )
        consequences.write_consequences(
            writing,
            procedure=procedures[situation.item.id],
            situation=situation,
            ruling=ruling,
            actor=actor,
            at=at,
            key=_key_of(key, position),
            entry=entry,
        )
        writing.insert("engine_question", [_question_row(question, sitting, meeting_id)])
        writing.insert(
            "papers_document",
            dossiers.rows(question.brought, situation, by=actor.person_id, at=at),
        )
        answers.append(Answer(situation.case.id, situation.item.id, entry.id, ruling.outcome))
    try:
        writing.write()
    except IntegrityError as clash:
        raise _the_last_word(clash, counted) from clash
    return answers


def _sitting_row(sitting: Sitting, members: Electorate) -> dict[str, Any]:
    return {
        "body_id": sitting.body_id,
        "met_on": sitting.met_on,
        "mode": sitting.mode.value,
        "presiding_id": sitting.presiding_id,
        "minutes_by_id": sitting.minutes_by_id,
        "tellers": list(sitting.tellers),
        "summoned": [each.person_id for each in members.members],
        "present": sorted(sitting.present),
        "joint_with": sitting.joint_with,
    }


def _question_row(question: Counted, sitting: Sitting, meeting_id: UUID) -> dict[str, Any]:
    put, tally, verdict = question.put, question.put.tally, question.verdict
    voters = sitting.present & {each.person_id for each in question.base}
    return {
        "id": new_id(),
        "meeting_id": meeting_id,
        "item_id": put.item_id,
        "body_id": sitting.body_id,
        "ballot_form": put.ballot_form.value,
        "electorate": verdict.electorate,
        "electorate_ids": [each.person_id for each in question.base],
        "present": len(voters),
        "handed_out": tally.handed_out,
        "collected": tally.collected,
        "in_favour": tally.in_favour,
        "against": tally.against,
        "invalid": tally.invalid + tally.blank,
        "needed": verdict.needed,
        "carried": verdict.carried,
        "document_kind": put.document_kind,
        "numbering_period": put.numbering_period,
        "number": composed(put.number),
        "issued_on": put.issued_on,
        "current": True,
        "path": question.situation.case.path,
    }


def _the_last_word(clash: IntegrityError, counted: list[Counted]) -> Exception:
    name = getattr(getattr(clash.__cause__, "diag", None), "constraint_name", None)
    if name == "a_body_uses_a_number_once_in_a_period":
        return NumberTaken(number=", ".join(each.put.number for each in counted))
    return decisions.the_last_word(clash)


def _key_of(key: UUID, position: int) -> UUID:
    """Give each question of a form a key of its own that follows from the form's."""
    return UUID(int=(key.int + position) % 2**128)


def end_of(day: date) -> datetime:
    """Return the moment at which a local day is over."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=LOCAL)
