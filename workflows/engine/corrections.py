"""Corrects a recorded count: an act of the same body, with a reason and a paper; both stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from workflows.authority import scopes
from workflows.engine import (
    authorities,
    concerns,
    consequences,
    decisions,
    dossiers,
    maps,
    openings,
    reading,
    turning,
)
from workflows.engine.actors import Actor, Answer
from workflows.engine.counting import partner_facts
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import CaseState, Item, ItemState, Question
from workflows.engine.refusals import ItemVoid, NoConflictNotDeclared, NotVisible
from workflows.engine.registry import Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.setting_aside import OnRecord, issued_with, on_record
from workflows.engine.situations import Situation
from workflows.engine.writing import Writing
from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.journal.acts import Act
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.rules.tallies import Tally, Verdict

POWER = "case.correct"
CORRECTED = Act("count.corrected", "A recorded count was corrected")


class CorrectionNeedsReason(Refusal):
    """A correction says why, and brings the paper that shows it."""

    code = "correction.needs_reason"
    sentence = "Not corrected: the reason or the paper that shows the right count is missing."
    remedy = "Write the reason and add the minutes of the count."


class NothingToCorrect(Refusal):
    """The figures given are those already recorded."""

    code = "correction.nothing_to_correct"
    sentence = "Not corrected: the figures are the same as those recorded."


class TooLateToCorrect(Refusal):
    """Once the person's standing has changed, a turned verdict is a matter for annulment."""

    code = "correction.too_late"
    sentence = (
        "Not corrected: the verdict would turn, but the person's standing has been changed by what"
        " followed from it."
    )
    remedy = (
        "Open a case of annulment: only the committee that decided, or its superior, takes such a"
        " change back."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the body records to correct a count; ``decided_on`` is the day of the correction."""

    question_id: UUID
    actor: Actor
    tally: Tally
    reason: str
    paper: NewPaper | None
    decided_on: date
    at: datetime
    key: UUID
    no_conflict: bool


@dataclass(frozen=True, slots=True)
class Recount:
    """A correction with the count it is of, all counts that stand on the item, and the record."""

    correction: Correction
    question: Question
    standing: tuple[Question, ...]
    record: OnRecord

    @property
    def paper(self) -> NewPaper:
        """Return the paper that shows the right count."""
        assert self.correction.paper is not None
        return self.correction.paper


def correct_count(correction: Correction) -> Answer:
    """
    Correct a count and judge it again on the electorate of its day.

    A slip that leaves the verdict as it was changes nothing else. Where the verdict
    turns, everything that followed from it is void, and what follows from the right
    verdict is opened.

    :raises NotVisible: if there is no such count, or it is not for this person's eyes
    :raises NotAuthorised: if no seat of today lets the actor correct for the body
    :raises CorrectionNeedsReason: if the reason or the paper is missing
    :raises NothingToCorrect: if the figures are the same
    :raises BeforeThePrecedingStep: if the count, or a correction of it, is of a later day
    :raises ItemVoid: if the step does not stand, or the case ended around its steps
    :raises TooLateToCorrect: if the verdict would turn after the ceremony
    :raises OtherStanding: if it would turn though the person is of another standing by now
    :raises CaseAlreadyOpen: if the case would open again beside a newer one of the person
    """
    with scopes.opened_for(person_id=correction.actor.person_id, at=correction.at):
        counts = Question.objects.select_related("meeting").filter(pk=correction.question_id)
        known = counts.first()
        if known is None:
            raise NotVisible
        _, name = reading.lock([known.item_id])[known.item_id]
        procedure = registered(name)
        question = counts.get()
        if _is_corrected_by(correction.key, question):
            return _answer(question.item_id)
        situation = _situation(question, correction, procedure)
        standing = Question.objects.filter(item_id=question.item_id, current=True)
        aside, writing = Writing(), Writing()
        judged(
            aside,
            writing,
            Recount(correction, question, tuple(standing), on_record(situation.case.id)),
            procedure,
            situation,
        )
        try:
            aside.write()
            writing.write()
        except IntegrityError as clash:
            raise openings.the_last_word(clash) from clash
        return _answer(question.item_id)


def judged(
    aside: Writing, writing: Writing, recount: Recount, procedure: Procedure, situation: Situation
) -> bool:
    """
    Judge a corrected count on what was read of it, and tell whether the verdict turned; pure.

    What makes room goes ``aside``, which is written first.
    """
    correction, question = recount.correction, recount.question
    _check(recount, situation)
    correction.tally.check_against_attendance(question.present)
    own_first = sorted(recount.standing, key=lambda each: each.body_id != situation.item.body_id)
    verdict = _verdict(own_first, {question.id: correction.tally.in_favour})
    turned = verdict.carried != _verdict(own_first, {}).carried
    if turned:
        _check_turn(situation, procedure)
    brought = dossiers.bring([recount.paper], on=situation.today)
    entry = _entry(recount, situation, papers=brought.ids, turned=turned)
    # The number of the document belongs to the current count, so the old one steps back first.
    aside.under(entry.id)
    aside.update("engine_question", question.id, {"current": False})
    consequences.write_entry(writing, entry)
    writing.insert("engine_question", [_question_row(correction, question)])
    writing.insert(
        "papers_document",
        dossiers.rows(brought, situation, by=correction.actor.person_id, at=correction.at),
    )
    if turned:
        facts = {
            "number": own_first[0].number,
            "issued_on": own_first[0].issued_on,
            **partner_facts(own_first[-1].body_id, verdict.partner),
        }
        # The right verdict leads where it would have led then: what followed is no answer to it.
        as_it_was, later = turning.without_what_followed(situation)
        turn = turning.Turn(
            situation=as_it_was,
            later=later,
            procedure=procedure,
            ruling=procedure.weigh(as_it_was, verdict, facts),
            act=CORRECTED.code,
            decided_on=correction.decided_on,
            at=correction.at,
            entry_id=entry.id,
        )
        turning.turn(aside, writing, turn, recount.record)
        _keep_issued(aside, situation, procedure, recount.record, carried=verdict.carried)
    else:
        consequences.write_message(
            writing,
            situation=situation,
            kind=CORRECTED.code,
            number=situation.number,
            at=correction.at,
            ids={"item": str(situation.item.id)},
            bodies=[situation.item.body_id],
        )
    return turned


def _keep_issued(
    aside: Writing,
    situation: Situation,
    procedure: Procedure,
    record: OnRecord,
    *,
    carried: bool,
) -> None:
    """Let the paper that a vote issues by carrying stand if it carried after all, and only then."""
    came_with = issued_with(situation.item, record)
    if carried:
        back = came_with - {paper.id for paper in situation.papers}
        reason = ""
    else:
        kinds = procedure.rule(situation.item.step).issued_if_carried
        back = {paper.id for paper in situation.papers if paper.kind in kinds} & came_with
        reason = CORRECTED.code
    for paper_id in sorted(back):
        aside.update("papers_document", paper_id, {"withdrawn_reason": reason})


def _verdict(standing: list[Question], corrected: Mapping[UUID, int]) -> Verdict:
    """Return what the counts come to, with the votes in favour that are corrected."""
    verdict = None
    for each in reversed(standing):
        in_favour = corrected.get(each.id, each.in_favour)
        verdict = Verdict(in_favour, each.needed, each.electorate, verdict)
    assert verdict is not None
    return verdict


def _is_corrected_by(key: UUID, question: Question) -> bool:
    """Whether the form of that key made this correction already: of this count, or into it."""
    if question.pk == key:
        return question.replaces_id is not None
    return Question.objects.filter(pk=key, replaces=question).exists()


def _situation(question: Question, correction: Correction, procedure: Procedure) -> Situation:
    return reading.situation(
        question.item_id,
        person_id=correction.actor.person_id,
        appointment_id=correction.actor.appointment_id,
        act=POWER,
        on=question.meeting.met_on,
        today=local_day(correction.at),
        own=procedure.own,
    )


def _check(recount: Recount, situation: Situation) -> None:
    correction, question = recount.correction, recount.question
    decisions.check_power(situation, act=POWER)
    if not question.current:
        raise decisions.AlreadyDecided(decided_on=situation.item.decided_on)
    if situation.item.state != ItemState.DONE:
        raise ItemVoid
    if correction.decided_on > situation.today:
        raise decisions.InTheFuture(decided_on=correction.decided_on, today=situation.today)
    counted_on = _counted_on(recount)
    if correction.decided_on < counted_on:
        raise decisions.BeforeThePrecedingStep(
            decided_on=correction.decided_on, preceding=counted_on
        )
    if not correction.no_conflict:
        raise NoConflictNotDeclared
    if not composed(correction.reason) or correction.paper is None:
        raise CorrectionNeedsReason
    tally = correction.tally
    if _figures(tally) == (
        question.handed_out,
        question.collected,
        question.in_favour,
        question.against,
        question.invalid,
    ):
        raise NothingToCorrect


def _counted_on(recount: Recount) -> date:
    """Return the day of the count, or of the latest correction on its step: acts go forward."""
    corrected = [
        entry.decided_on
        for entry in recount.record.entries
        if entry.corrects and entry.item_id == recount.question.item_id
    ]
    return max([recount.question.meeting.met_on, *corrected])


def _check_turn(situation: Situation, procedure: Procedure) -> None:
    drawn = maps.outcomes(procedure.map(situation.case.shape))
    if situation.case.state == CaseState.ENDED and situation.case.outcome not in drawn:
        # A withdrawal or a death is no consequence of the count: nothing opens again behind it.
        raise ItemVoid
    if procedure.changed_the_person(situation):
        raise TooLateToCorrect
    concerns.check(situation, procedure)


def _figures(tally: Tally) -> tuple[int, ...]:
    return (
        tally.handed_out,
        tally.collected,
        tally.in_favour,
        tally.against,
        tally.invalid + tally.blank,
    )


def _entry(
    recount: Recount, situation: Situation, *, papers: tuple[UUID, ...], turned: bool
) -> Sealed:
    correction, question = recount.correction, recount.question
    return sealed(
        Draft(
            stream_kind="case",
            stream_id=situation.case.id,
            act=CORRECTED.code,
            person_id=correction.actor.person_id,
            body_id=situation.item.body_id,
            office=(situation.seat or {})["office"],
            subjects={
                "case": situation.case.id,
                "item": situation.item.id,
                "person": situation.case.subject_id,
                **authorities.appointment(situation),
                "question": question.id,
                "body": question.body_id,
                "replaced_by": correction.key,
                "papers": papers,
            },
            facts={
                "no_conflict_declared": True,
                "before": [question.in_favour, question.electorate],
                "after": [correction.tally.in_favour, question.electorate],
                "needed": question.needed,
                "turned": turned,
            },
            editions=authorities.power(situation),
            decided_on=correction.decided_on,
            recorded_at=correction.at,
            personal={"actor": correction.actor.name, "reason": composed(correction.reason)},
            path=situation.case.path,
        ),
        number=situation.number,
        previous=situation.previous,
    )


def _question_row(correction: Correction, question: Question) -> dict[str, Any]:
    handed_out, collected, in_favour, against, invalid = _figures(correction.tally)
    return {
        "id": correction.key,
        "meeting_id": question.meeting_id,
        "item_id": question.item_id,
        "body_id": question.body_id,
        "ballot_form": question.ballot_form,
        "electorate": question.electorate,
        "electorate_ids": list(question.electorate_ids),
        "present": question.present,
        "handed_out": handed_out,
        "collected": collected,
        "in_favour": in_favour,
        "against": against,
        "invalid": invalid,
        "needed": question.needed,
        "carried": in_favour >= question.needed,
        "document_kind": question.document_kind,
        "numbering_period": question.numbering_period,
        "number": question.number,
        "issued_on": question.issued_on,
        "replaces_id": question.id,
        "current": True,
        "path": question.path,
    }


def _answer(item_id: UUID) -> Answer:
    item = Item.objects.get(pk=item_id)
    assert item.entry_id is not None
    return Answer(item.case_id, item.id, item.entry_id, item.outcome)
