"""Recalls a step just decided: an act of its own; both entries stand, and the step waits again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from workflows.authority import scopes
from workflows.engine import authorities, consequences, decisions, maps, reading
from workflows.engine.actors import Actor, Answer
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.registry import Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.setting_aside import OnRecord, on_record, set_aside, write_clocks
from workflows.engine.situations import ItemFacts, Situation
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.journal.acts import Act
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.journal.models import Entry

OUTCOME = "recalled"
RECALLED = Act("step.recalled", "A step was recalled and waits again")


class TooLateToRecall(Refusal):
    """Once the next body opened its step, or acted, the step before stands."""

    code = "recall.too_late"
    sentence = "Not recalled: the next step has been opened or acted on, or the case has moved on."
    remedy = "A recorded count is corrected by its own act; a file is sent back by the next body."
    conflict = True


class NotRecallable(Refusal):
    """Some steps write facts of people or names that an act of their own must change."""

    code = "recall.not_recallable"
    sentence = "Not recalled: what this step recorded is changed by an act of its own."
    remedy = "Replace the introducer or helper, or correct the count, on the page of the case."


class RecallNeedsReason(Refusal):
    """A recall says why."""

    code = "recall.needs_reason"
    sentence = "Not recalled: the reason is missing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What the body records to take back a step it has just decided."""

    item_id: UUID
    actor: Actor
    reason: str
    decided_on: date
    at: datetime
    key: UUID


def recall(deed: Recall) -> Answer:
    """
    Take back a decided step; it waits again before the same body.

    :raises NotVisible: if there is no such step, or it is not for this person's eyes
    :raises NotAuthorised: if no seat of today gives the power the step asks for
    :raises BeforeThePrecedingStep: if the step itself was taken later
    :raises NotRecallable: if the step wrote what an act of its own must change
    :raises TooLateToRecall: if the next step was opened or acted on by another
    :raises RecallNeedsReason: if no reason is given
    """
    with scopes.opened_for(person_id=deed.actor.person_id, at=deed.at):
        step, name = reading.lock([deed.item_id])[deed.item_id]
        if before := Entry.objects.filter(
            act=RECALLED.code, subjects__item=str(deed.item_id), subjects__key=str(deed.key)
        ).first():
            return _answer(before)
        procedure = registered(name)
        situation = reading.situation(
            deed.item_id,
            person_id=deed.actor.person_id,
            appointment_id=deed.actor.appointment_id,
            act=procedure.rule(step).power,
            on=deed.decided_on,
            today=local_day(deed.at),
            own=procedure.own,
        )

        check(deed, situation, procedure)
        aside, writing = Writing(), Writing()
        answer = take_back(aside, writing, deed, situation, on_record(situation.case.id))
        try:
            aside.write()
            writing.write()
        except IntegrityError as clash:
            raise decisions.the_last_word(clash) from clash
        return answer


def may_be_recalled(situation: Situation, procedure: Procedure) -> bool:
    """Tell whether the item could be recalled now, whoever asks."""
    return (
        situation.item.state == "done"
        and situation.case.state == "open"
        and procedure.recallable(situation.item.step)
        and not _moved_on(situation, procedure)
    )


def check(deed: Recall, situation: Situation, procedure: Procedure) -> None:
    """Refuse a recall that cannot be, for the reasons that ``recall`` names."""
    decisions.check_power(situation, act=procedure.rule(situation.item.step).power)
    if deed.decided_on > situation.today:
        raise InTheFuture(decided_on=deed.decided_on, today=situation.today)
    taken_on = situation.item.decided_on
    if taken_on is not None and deed.decided_on < taken_on:
        raise BeforeThePrecedingStep(decided_on=deed.decided_on, preceding=taken_on)
    if not procedure.recallable(situation.item.step):
        raise NotRecallable
    if not may_be_recalled(situation, procedure):
        raise TooLateToRecall
    if not composed(deed.reason):
        raise RecallNeedsReason


def _moved_on(situation: Situation, procedure: Procedure) -> bool:
    """Whether anyone has gone on from this step: opened the next one, or passed its join."""
    following = _following(situation)
    if any(item.state != "open" or item.first_seen_by is not None for item in following):
        return True
    flow_class = procedure.map(situation.case.shape)
    joined = maps.beyond_the_join(flow_class, situation.item.step)
    return any(
        item.stands_for in joined and item.state in {"open", "done"} and item not in following
        for item in situation.items
    )


def _following(situation: Situation) -> list[ItemFacts]:
    return [
        item
        for item in situation.items
        if item.came_from == situation.item.id and item.state != "void"
    ]


def take_back(
    aside: Writing, writing: Writing, deed: Recall, situation: Situation, record: OnRecord
) -> Answer:
    """Let the step wait again without what it brought; what makes room goes ``aside``, first."""
    case, item = situation.case, situation.item
    fresh = new_id()
    entry = _entry(deed, situation, fresh=fresh)
    aside.under(entry.id)
    for each in (item, *_following(situation)):
        aside.update("engine_item", each.id, {"state": "void"})
    without = set_aside(aside, [item], record, on=deed.decided_on, act=RECALLED.code)
    write_clocks(aside, writing, before=record, after=without)
    consequences.write_entry(writing, entry)
    writing.insert(
        "engine_item",
        [
            {
                "id": fresh,
                "case_id": case.id,
                "step": item.step,
                "body_id": item.body_id,
                "state": "open",
                "opened_on": item.opened_on,
                "opened_at": deed.at,
                "came_from_id": item.came_from,
                "note": dict(item.note),
                **_due(item, without),
                "outcome": "",
                "facts": {},
                "path": case.path,
            }
        ],
    )
    consequences.write_message(
        writing,
        situation=situation,
        kind=RECALLED.code,
        number=situation.number,
        at=deed.at,
        ids={"item": str(item.id)},
        bodies=[item.body_id, *(each.body_id for each in _following(situation))],
    )
    return Answer(case.id, fresh, entry.id, OUTCOME)


def _due(item: ItemFacts, record: OnRecord) -> dict[str, Any]:
    """Return by when the step waits: the clock may have been extended while it was done."""
    for clock in record.running():
        if clock.kind == item.stands_for:
            return {"due_on": clock.due_on, "due_provisional": clock.provisional}
    return {"due_on": None, "due_provisional": False}


def _answer(entry: Entry) -> Answer:
    return Answer(entry.stream_id, UUID(entry.subjects["waits_as"]), entry.id, OUTCOME)


def _entry(deed: Recall, situation: Situation, *, fresh: UUID) -> Sealed:
    case, item, seat = situation.case, situation.item, situation.seat or {}
    return sealed(
        Draft(
            stream_kind="case",
            stream_id=case.id,
            act=RECALLED.code,
            person_id=deed.actor.person_id,
            body_id=UUID(seat["body_id"]),
            office=seat["office"],
            subjects={
                "case": case.id,
                "item": item.id,
                "person": case.subject_id,
                **authorities.appointment(situation),
                "recalls": item.entry_id,
                "waits_as": fresh,
                "key": deed.key,
            },
            facts={"step": item.step},
            editions=authorities.power(situation),
            decided_on=deed.decided_on,
            recorded_at=deed.at,
            personal={"actor": deed.actor.name, "reason": composed(deed.reason)},
            path=case.path,
        ),
        number=situation.number,
        previous=situation.previous,
    )
