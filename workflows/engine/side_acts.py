"""Acts on an open case beside its steps: a review, a replaced helper, an extended limit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from workflows.authority import law, powers, scopes
from workflows.engine import concerns, consequences, decisions, dossiers, reading
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import Item, ItemState
from workflows.engine.refusals import (
    BeforeThePrecedingStep,
    InTheFuture,
    ItemVoid,
    KeyUsedElsewhere,
    NoConflictNotDeclared,
    NotInTheTree,
    NotVisible,
)
from workflows.engine.registry import Procedure, act_code
from workflows.engine.registry import procedure as registered
from workflows.engine.situations import Situation
from workflows.engine.writing import Writing
from workflows.foundation.moments import local_day
from workflows.journal.models import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAct:
    """What is recorded beside the steps; ``act`` is one that the case's procedure knows."""

    case_id: UUID
    act: str
    actor: Actor
    decided_on: date
    at: datetime
    key: UUID
    no_conflict: bool
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[NewPaper] = ()
    basis: str = ""


def act_beside(deed: SideAct) -> Answer:
    """
    Record an act beside the steps; the steps wait as they did.

    :raises NotVisible: if there is no such case, or it is not for this person's eyes
    :raises ItemVoid: if the case has ended
    :raises NotThisManner: if the procedure knows no such act
    :raises NotAuthorised: if no seat of today gives the power
    :raises Refusal: as the procedure refuses
    """
    with scopes.opened_for(person_id=deed.actor.person_id, at=deed.at):
        items = Item.objects.filter(case_id=deed.case_id).order_by("id")
        known = items.first()
        if known is None:
            raise NotVisible
        _, name = reading.lock([known.id])[known.id]
        procedure = registered(name)
        if deed.act not in procedure.beside():
            raise decisions.NotThisManner
        if answer := _answer_given(deed, act_code(name, deed.act)):
            return answer
        item = items.filter(state=ItemState.OPEN).first()
        if item is None:
            raise ItemVoid
        situation = _situation(deed, item.id, procedure)
        writing = Writing()
        answer = judged(writing, deed, procedure, situation)
        try:
            writing.write()
        except IntegrityError as clash:
            raise decisions.the_last_word(clash) from clash
        return answer


def judged(writing: Writing, deed: SideAct, procedure: Procedure, situation: Situation) -> Answer:
    """Judge the act on what was read of the case, and add to the writing what follows; pure."""
    _check(deed, situation, procedure)
    brought = dossiers.bring(deed.papers, on=situation.today)
    situation = dossiers.with_papers(situation, brought)

    ruling = procedure.judge_beside(situation, deed.act, deed.facts)
    basis = dossiers.confirmed_basis([], [], basis=deed.basis, against=ruling.against)
    entry = consequences.entry_for(
        situation=situation,
        ruling=ruling,
        actor=deed.actor,
        at=deed.at,
        subjects={"key": deed.key, "papers": brought.ids},
        personal=basis,
        act=deed.act,
    )
    consequences.write_entry(writing, entry)
    consequences.write_rows(writing, situation=situation, ruling=ruling, entry_id=entry.id)
    writing.insert(
        "papers_document",
        dossiers.rows(brought, situation, by=deed.actor.person_id, at=deed.at),
    )
    consequences.write_message(
        writing,
        situation=situation,
        kind=act_code(procedure.name, deed.act),
        number=situation.number,
        at=deed.at,
        ids={},
        bodies=[situation.item.body_id],
    )
    return Answer(deed.case_id, situation.item.id, entry.id, ruling.outcome)


def _answer_given(deed: SideAct, act: str) -> Answer | None:
    """
    Return the answer this form was already given, also when the case has ended since.

    :raises KeyUsedElsewhere: if the form was used for another act
    """
    before = Entry.objects.filter(
        stream_kind="case", stream_id=deed.case_id, subjects__key=str(deed.key)
    ).first()
    if before is None:
        return None
    if before.act != act:
        raise KeyUsedElsewhere
    item_id = UUID(before.subjects["item"])
    return Answer(deed.case_id, item_id, before.id, before.facts["outcome"])


def _situation(deed: SideAct, item_id: UUID, procedure: Procedure) -> Situation:
    """Read the case; where the act belongs to one body, its seats alone give the power."""
    read = partial(
        reading.situation,
        item_id,
        person_id=deed.actor.person_id,
        appointment_id=deed.actor.appointment_id,
        act=procedure.beside()[deed.act],
        on=deed.decided_on,
        today=local_day(deed.at),
        own=procedure.own,
    )
    situation = read(counts=reading.Seats.LADDER)
    if not situation.ladder:
        raise NotInTheTree(decided_on=deed.decided_on)
    body_id = procedure.body_beside(deed.act, situation)
    return situation if body_id is None else read(body_id=body_id)


def check_place(situation: Situation, procedure: Procedure, *, act: str) -> None:
    """
    Refuse whoever has no power beside the steps in a unit whose act it is.

    :raises NotAuthorised: if no seat gives the power, or it lies in another unit on the way up
    """
    power = procedure.beside()[act]
    decisions.check_power(situation, act=power)
    seat = situation.seat or {}
    units = procedure.units_beside(act, situation)
    if not any(str(body.id) == seat["body_id"] for unit in units for body in unit.bodies):
        source = law.pack().power(power, situation.today).source
        raise powers.NotAuthorised(act=power, source=source)


def _check(deed: SideAct, situation: Situation, procedure: Procedure) -> None:
    check_place(situation, procedure, act=deed.act)
    if deed.decided_on > situation.today:
        raise InTheFuture(decided_on=deed.decided_on, today=situation.today)
    if deed.decided_on < situation.case.opened_on:
        raise BeforeThePrecedingStep(decided_on=deed.decided_on, preceding=situation.case.opened_on)
    concerns.check(situation, procedure)
    if not deed.no_conflict:
        raise NoConflictNotDeclared
