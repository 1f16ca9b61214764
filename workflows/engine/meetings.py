"""Records a meeting: who was there, each question's count, and what it came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from workflows.authority import law, scopes
from workflows.engine import concerns, consequences, decisions, dossiers, maps, reading
from workflows.engine.actors import Actor, Answer
from workflows.engine.counting import (
    Bench,
    Count,
    benches,
    check_ballots,
    counts,
    meeting_rows,
    partner_facts,
    question_rows,
)
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
    OnePersonTwice,
    PresidingBarred,
    QuestionPut,
    Sitting,
    TooFewToResolve,
)
from workflows.engine.situations import BodyFacts, Situation, UnitFacts
from workflows.engine.writing import Writing
from workflows.foundation.moments import local_day
from workflows.foundation.spellings import composed
from workflows.papers import completeness
from workflows.people.electorates import MEETING_OF_MEMBERS

ACT = "meeting.record"
FEWEST_IN_A_CELL = "cells.official_members_min"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with the count of each body and what the procedure makes of it."""

    put: QuestionPut
    brought: Brought
    basis: Mapping[str, str]
    situation: Situation
    counted: tuple[Count, ...]
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
    taken on all who were summoned, not on those present. At a joint meeting each
    body has its own electorate and count, and a question carries if both carry it.
    Every question is judged on what was on record before, so one record asks one of a person.
    Returns one answer for each question, in the order given; the same form again
    gets the same answers.

    :raises NotVisible: if a question's step does not exist or may not be seen
    :raises AlreadyDecided: if another form decided a step first
    :raises NotAuthorised: if no seat of today lets the recorder record for the body
    :raises BallotsDoNotAddUp: if a count contradicts itself or the attendance
    :raises OnePersonTwice: if two of the questions are about the same person
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
            check_question(situation, procedures[situation.item.id], sitting)
        _check_persons([found[question.item_id] for question in questions])
        if not no_conflict:
            raise NoConflictNotDeclared
        seated = benches(sitting)
        resolved = [
            resolve(
                question,
                found[question.item_id],
                procedures[question.item_id],
                sitting=sitting,
                seated=seated,
            )
            for question in questions
        ]
        writing = Writing()
        answers = write_meeting(
            writing,
            resolved,
            procedures,
            actor=actor,
            sitting=sitting,
            seated=seated,
            at=at,
            key=key,
        )
        try:
            writing.write()
        except IntegrityError as clash:
            raise _the_last_word(clash, resolved) from clash
        return answers


def _check_persons(asked: Sequence[Situation]) -> None:
    met: set[UUID] = set()
    for each in asked:
        if each.case.subject_id in met:
            raise OnePersonTwice(name=each.case.subject_name)
        met.add(each.case.subject_id)


def check_question(situation: Situation, procedure: Procedure, sitting: Sitting) -> None:
    """Refuse a question that this meeting may not be asked, as ``record_meeting`` does; pure."""
    if not maps.is_collective(procedure.map(situation.case.shape), situation.item.step):
        raise NotCollectiveStep
    if situation.item.body_id != sitting.body_id:
        raise NotVisible
    decisions.check_standing(situation)
    decisions.check_power(situation, act=ACT)
    decisions.check_day(situation)
    concerns.check(situation, procedure)
    chosen = {sitting.presiding_id, sitting.minutes_by_id, *sitting.tellers}
    if chosen & set(map(UUID, situation.own["barred_people"])):
        raise PresidingBarred


def resolve(
    question: QuestionPut,
    situation: Situation,
    procedure: Procedure,
    *,
    sitting: Sitting,
    seated: tuple[Bench, ...],
) -> Resolved:
    """Count a question on those who sat, and judge what it comes to; pure."""
    if not composed(question.number):
        raise NoNumber
    if question.issued_on > situation.today:
        raise InTheFuture(decided_on=question.issued_on, today=situation.today)
    if question.issued_on < sitting.met_on:
        raise BeforeThePrecedingStep(decided_on=question.issued_on, preceding=sitting.met_on)
    _check_fewest(situation, sitting, seated[0])
    check_ballots(question, seated)
    brought = dossiers.bring(question.papers, on=situation.today)
    situation = dossiers.with_papers(situation, brought)
    edition = procedure.vote(situation)
    counted = counts(question, seated, edition.value)
    rule = procedure.rule(situation.item.step)
    needs = dossiers.asked_of_vote(
        procedure.needs(situation), rule, carried=counted[0].verdict.carried
    )
    completeness.require_complete(needs)
    facts = {
        "number": composed(question.number),
        "issued_on": question.issued_on,
        **partner_facts(seated[-1].body_id, counted[0].verdict.partner),
        **question.facts,
    }
    ruling = procedure.weigh(situation, counted[0].verdict, facts)
    basis = dossiers.confirmed_basis(needs, [edition], basis=question.basis, against=ruling.against)
    return Resolved(question, brought, basis, situation, counted, ruling)


def _check_fewest(situation: Situation, sitting: Sitting, bench: Bench) -> None:
    found = _place_of(bench.body_id, situation)
    if found is not None and found[1].kind == MEETING_OF_MEMBERS:
        fewest = law.pack().parameter(FEWEST_IN_A_CELL).on(sitting.met_on)
        members = len(bench.electorate.members)
        if members < fewest.value:
            raise TooFewToResolve(
                have=members, needed=fewest.value, met_on=sitting.met_on, source=fewest.source
            )


def _place_of(body_id: UUID, situation: Situation) -> tuple[UnitFacts, BodyFacts] | None:
    bodies = ((unit, body) for unit in situation.ladder for body in unit.bodies)
    return next(((unit, body) for unit, body in bodies if body.id == body_id), None)


def write_meeting(
    writing: Writing,
    resolved: list[Resolved],
    procedures: Mapping[UUID, Procedure],
    *,
    actor: Actor,
    sitting: Sitting,
    seated: tuple[Bench, ...],
    at: datetime,
    key: UUID,
) -> list[Answer]:
    """Add the meeting, and what follows from each of its questions, to the writing."""
    found = _place_of(sitting.body_id, resolved[0].situation)
    # A unit may have left the way up since its body took the step: then it is seen with the case.
    path = found[0].path if found else resolved[0].situation.case.path
    shared = {"recorded_at": at, "recorded_by_id": actor.person_id, "key": key, "path": path}
    meetings = meeting_rows(sitting, seated, shared)
    writing.insert("engine_meeting", meetings)
    answers = []
    for position, question in enumerate(resolved):
        situation, ruling = question.situation, question.ruling
        entry = consequences.entry_for(
            situation=situation,
            ruling=ruling,
            actor=actor,
            at=at,
            subjects={"meeting": meetings[0]["id"], "papers": question.brought.ids},
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
        writing.insert(
            "engine_question",
            list(question_rows(question.put, question.counted, meetings, path=situation.case.path)),
        )
        writing.insert(
            "papers_document",
            dossiers.rows(question.brought, situation, by=actor.person_id, at=at),
        )
        answers.append(Answer(situation.case.id, situation.item.id, entry.id, ruling.outcome))
    return answers


def _the_last_word(clash: IntegrityError, resolved: list[Resolved]) -> Exception:
    name = getattr(getattr(clash.__cause__, "diag", None), "constraint_name", None)
    if name == "a_body_uses_a_number_once_in_a_period":
        given = [count.number for each in resolved for count in each.counted]
        return NumberTaken(number=", ".join(dict.fromkeys(given)))
    return decisions.the_last_word(clash)


def _key_of(key: UUID, position: int) -> UUID:
    """Give each question of a form a key of its own that follows from the form's."""
    return UUID(int=(key.int + position) % 2**128)
