"""One person decides a step: one transaction, one lock, one reading, one writing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from workflows.authority import law, powers, scopes
from workflows.engine import concerns, consequences, dossiers, maps, reading
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import NewPaper
from workflows.engine.reading import Seats
from workflows.engine.refusals import (
    AlreadyDecided,
    BeforeThePrecedingStep,
    CollectiveStep,
    InTheFuture,
    ItemVoid,
    KeyUsedElsewhere,
    NoConflictNotDeclared,
    NotInTheTree,
    StandingChanged,
)
from workflows.engine.registry import ACT, Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.papers import completeness
from workflows.papers.completeness import Need


class NotThisManner(Refusal):
    """A step is settled in the ways its procedure knows."""

    code = "engine.not_this_manner"
    sentence = "This step cannot be settled in this way."


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """
    What one person records of a step.

    ``decided_on`` is the day it was done (which edition applies), ``at`` the
    moment it is recorded (the recorder's own power). ``key`` belongs to the
    form: the same form posted again gets the same answer. ``basis`` confirms in words
    what the step rests on where a rule in doubt speaks against it. ``manner`` is how the
    step is settled: by its own act, or by another that the procedure knows, such
    as a return for completion. ``entry_id`` is the id that its entry in the journal will have.
    """

    item_id: UUID
    actor: Actor
    decided_on: date
    at: datetime
    key: UUID
    no_conflict: bool
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[NewPaper] = ()
    basis: str = ""
    manner: str = ACT
    entry_id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Settled:
    """A step as it was settled: on which situation, with the papers brought, by which ruling."""

    answer: Answer
    situation: Situation
    ruling: Ruling


def decide(deed: Deed) -> Answer:
    """
    Decide a step of a case that one person settles for its body.

    :raises NotVisible: if there is no such step, or it is not for this person's eyes
    :raises AlreadyDecided: if someone else, or another form, decided it first
    :raises NotAuthorised: if no seat of the day gives the power
    :raises InTheFuture: if the day has not come
    :raises BeforeThePrecedingStep: if the day lies before the step that opened this one
    :raises NoConflictNotDeclared: if the declaration is missing
    :raises DossierIncomplete: if the step asks for papers that are not there
    """
    with scopes.opened_for(person_id=deed.actor.person_id, at=deed.at):
        return settle(deed)


def settle(deed: Deed) -> Answer:
    """Decide a step within the caller's transaction, which is opened for the actor."""
    step, name = reading.lock([deed.item_id])[deed.item_id]
    procedure = registered(name)
    power = procedure.power(step, deed.manner)
    situation = reading.situation(
        deed.item_id,
        person_id=deed.actor.person_id,
        appointment_id=deed.actor.appointment_id,
        act=power,
        on=deed.decided_on,
        today=local_day(deed.at),
        own=procedure.own_at(step),
        counts=Seats.UNIT if procedure.concerns_case(deed.manner) else Seats.ITEM,
        barring=procedure.bars(step, deed.facts),
    )
    if (answer := answer_given(situation, deed.key)) is not None:
        return answer

    writing = Writing()
    settled = judged(writing, deed, procedure, situation)
    try:
        writing.write()
    except IntegrityError as clash:
        raise the_last_word(clash, settled.ruling.clashes) from clash
    return settled.answer


def judged(writing: Writing, deed: Deed, procedure: Procedure, situation: Situation) -> Settled:
    """Judge a step on what was read of it, and add to the writing what follows; pure."""
    check_standing(situation)
    check_power(situation, act=procedure.power(situation.item.step, deed.manner))
    check_day(situation)
    if not concerns.leads_out(situation.item, procedure, manner=deed.manner):
        concerns.check(situation, procedure)
    if not deed.no_conflict:
        raise NoConflictNotDeclared
    brought = dossiers.bring(deed.papers, on=local_day(deed.at))
    situation = dossiers.with_papers(situation, brought)
    needs = _check_manner(deed, procedure, situation)

    ruling = procedure.judge(situation, deed.facts, manner=deed.manner)
    basis = dossiers.confirmed_basis(needs, [], basis=deed.basis, against=ruling.against)
    entry = consequences.entry_for(
        situation=situation,
        ruling=ruling,
        actor=deed.actor,
        at=deed.at,
        subjects={"papers": brought.ids},
        personal=basis,
        id=deed.entry_id,
    )
    consequences.write_consequences(
        writing,
        procedure=procedure,
        situation=situation,
        ruling=ruling,
        actor=deed.actor,
        at=deed.at,
        key=deed.key,
        entry=entry,
    )
    writing.insert(
        "papers_document",
        dossiers.rows(brought, situation, by=deed.actor.person_id, at=deed.at),
    )
    answer = Answer(situation.case.id, situation.item.id, entry.id, ruling.outcome)
    return Settled(answer, situation, ruling)


def _check_manner(deed: Deed, procedure: Procedure, situation: Situation) -> list[Need]:
    step = situation.item.step
    if deed.manner != ACT:
        if deed.manner not in procedure.manners(step) | set(procedure.endings(situation)):
            raise NotThisManner
        return []
    if maps.is_collective(procedure.map(situation.case.shape), step):
        raise CollectiveStep
    needs = procedure.needs(situation)
    completeness.require_complete(needs)
    return needs


def answer_given(situation: Situation, key: UUID) -> Answer | None:
    """
    Return the answer this form was already given, if it was.

    :raises AlreadyDecided: if another form decided the step
    """
    item = situation.item
    if item.key == key and item.entry_id is not None:
        return Answer(situation.case.id, item.id, item.entry_id, item.outcome)
    if item.state == "done":
        raise AlreadyDecided(decided_on=item.decided_on, decided_by=item.decided_by)
    return None


def check_standing(situation: Situation) -> None:
    """
    Refuse a step that no longer waits.

    :raises ItemVoid: if the case moved on, ended, or was put back
    """
    if situation.item.state != "open" or situation.case.state != "open":
        raise ItemVoid


def check_power(situation: Situation, *, act: str) -> None:
    """
    Refuse unless a seat of the day gives the power and the matter does not bar the person.

    :raises BarredFromOwnMatter: if the case is the person's own or a relative's
    :raises NotAuthorised: if no seat gives the power
    """
    source = law.pack().power(act, situation.today).source
    if situation.seat is None:
        raise powers.NotAuthorised(act=act, source=source)
    if situation.barred:
        raise powers.BarredFromOwnMatter(act=act, source=source)


def check_day(situation: Situation) -> None:
    """
    Refuse a day in the future, or before the step that opened this one.

    :raises NotInTheTree: if the unit of the case did not stand in the tree that day
    :raises InTheFuture: if the day has not come
    :raises BeforeThePrecedingStep: if the preceding step was taken later
    """
    if situation.on > situation.today:
        raise InTheFuture(decided_on=situation.on, today=situation.today)
    if not situation.ladder:
        raise NotInTheTree(decided_on=situation.on)
    if situation.on < situation.item.opened_on:
        raise BeforeThePrecedingStep(decided_on=situation.on, preceding=situation.item.opened_on)


def the_last_word(
    clash: IntegrityError, foreseen: Mapping[str, Refusal] = MappingProxyType({})
) -> Exception:
    """
    Turn what a constraint of the database says into a sentence; anything else stays a fault.

    ``foreseen`` is what the ruling answers for constraints of the procedure's own rows.
    """
    diagnosis = getattr(clash.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    if name in foreseen:
        return foreseen[name]
    if name in {"engine_item_key_key", "engine_meeting_key_key", "engine_question_pkey"}:
        return KeyUsedElsewhere()
    if name == "a_person_has_one_standing_a_day":
        return StandingChanged()
    return clash
