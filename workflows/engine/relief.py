"""A waiting step that loses the last person who may take it goes up to the superior by itself."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from workflows.authority import law, powers
from workflows.engine import consequences, overseeing, reading
from workflows.engine.ladder.directing import HAND_BACK
from workflows.engine.meetings import FEWEST_IN_A_CELL
from workflows.engine.registry import Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.rulings import Holding
from workflows.engine.situations import Situation
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.journal.acts import Act
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.people.electorates import MEETING_OF_MEMBERS

HANDED_UP = Act("step.handed_up", "Nobody could take the waiting step any more; it was passed on")

AT_ONCE = 100

_RELATED = """
    SELECT person_id FROM held UNION SELECT person_id FROM people_kinship
    UNION SELECT relative_id FROM people_kinship"""

# A cell with fewer official members than it needs cannot resolve, whoever holds its seats. What a
# superior handed back stays: the cell may have met while it still had enough of them.
_TOO_FEW = """
    SELECT FROM organisation_body body
    WHERE body.id = item.body_id AND body.kind = %(meeting)s
      AND NOT EXISTS (SELECT FROM engine_item source
        WHERE source.id = item.came_from_id AND source.outcome = %(handed_back)s)
      AND (
        SELECT count(*) FROM people_cellplace lives
        JOIN people_standing standing ON standing.person_id = lives.person_id
          AND standing.during @> %(held_on)s::date AND standing.kind = 'official'
        WHERE lives.cell_id = body.unit_id AND lives.during @> %(held_on)s::date
    ) < %(fewest)s"""

_STUCK = """
    WITH held AS MATERIALIZED (SELECT DISTINCT person_id, body_id FROM ({held}) holders)
    SELECT item.id FROM engine_item item JOIN engine_case cases ON cases.id = item.case_id
    WHERE item.state = 'open' AND item.step = ANY(%(steps)s)
      AND (%(only)s::uuid IS NULL OR item.id = %(only)s)
      AND (item.body_id NOT IN (SELECT body_id FROM held)
        OR item.step = ANY(%(votes)s) AND EXISTS ({too_few})
        OR cases.subject_id IN ({related}) AND NOT EXISTS (
            SELECT 1 FROM held WHERE held.body_id = item.body_id AND NOT {barred}))
    -- In no order, so that those which have nowhere to go do not keep the others waiting.
    ORDER BY random() LIMIT %(most)s"""


def relieve_once(at: datetime) -> int:
    """
    Pass on each waiting step that nobody may take any more, and return how many there were.

    A step is stuck when the seats of its body fell vacant, when a kinship that became known
    bars whoever holds them, or when too few members are left in the cell to resolve. It goes
    where it would have gone had it opened today.
    """
    on = local_day(at)
    with transaction.atomic(durable=True):
        stuck = _stuck(on)
    return sum(_pass_on(item_id, at, on) for item_id in stuck)


def _stuck(on: date, *, only: UUID | None = None) -> list[UUID]:
    """Return the open items, or the only one asked for if it is open, that nobody may settle."""
    steps: dict[str, list[str]] = defaultdict(list)
    votes = []
    for procedure in law.pack().procedures.values():
        for step in procedure.steps.values():
            steps[step.power].append(step.name)
            if step.vote is not None:
                votes.append(step.name)
    members = {
        "votes": votes,
        "meeting": MEETING_OF_MEMBERS,
        "handed_back": HAND_BACK,
        "fewest": law.pack().parameter(FEWEST_IN_A_CELL).on(on).value,
    }
    found: list[UUID] = []
    with connection.cursor() as cursor:
        cursor.execute(overseeing.EVERYTHING)
        for power, names in steps.items():
            relation = powers.held(power, on)
            barred = powers.barred("held.person_id", "cases.subject_id")
            text = _STUCK.format(
                held=relation.sql, related=_RELATED, barred=barred, too_few=_TOO_FEW
            )
            cursor.execute(
                text,
                {**relation.parameters, **members, "steps": names, "only": only, "most": AT_ONCE},
            )
            found += [item_id for (item_id,) in cursor.fetchall()]
    return found


def _pass_on(item_id: UUID, at: datetime, on: date) -> bool:
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute(overseeing.EVERYTHING)
        step, name = reading.lock([item_id])[item_id]
        if not _stuck(on, only=item_id):
            return False
        procedure = registered(name)
        situation = reading.situation(
            item_id,
            person_id=None,
            appointment_id=None,
            act=procedure.rule(step).power,
            on=on,
            today=on,
            own=procedure.own,
        )
        if not situation.ladder:
            return False
        holding = passed_on(situation, procedure)
        if holding is None:
            return False
        writing = Writing()
        hand_up(writing, situation, holding, at=at)
        writing.write()
        return True


def passed_on(situation: Situation, procedure: Procedure) -> Holding | None:
    """Return who takes up a step that waits in vain, or nobody where it would stay as it is."""
    item = situation.item
    holding = procedure.hold(item.stands_for, situation)
    return None if (holding.step, holding.body_id) == (item.step, item.body_id) else holding


def hand_up(writing: Writing, situation: Situation, holding: Holding, *, at: datetime) -> None:
    """Let a waiting step wait elsewhere, as it stands."""
    item, fresh = situation.item, new_id()
    made_room = writing.update("engine_item", item.id, {"state": "void"})
    consequences.write_entry(writing, _entry(situation, holding, fresh=fresh, at=at))
    waiting = _waiting(situation, holding, fresh=fresh, at=at)
    writing.insert("engine_item", [waiting], after=[made_room])
    consequences.write_message(
        writing,
        situation=situation,
        kind=HANDED_UP.code,
        number=situation.number,
        at=at,
        ids={"item": str(item.id)},
        bodies=[item.body_id, holding.body_id],
    )


def _waiting(
    situation: Situation, holding: Holding, *, fresh: UUID, at: datetime
) -> dict[str, Any]:
    case, item = situation.case, situation.item
    return {
        "id": fresh,
        "case_id": case.id,
        "step": holding.step,
        "body_id": holding.body_id,
        "state": "open",
        "opened_on": item.opened_on,
        "opened_at": at,
        "came_from_id": item.came_from,
        "note": dict(holding.note),
        "due_on": item.due_on,
        "due_provisional": item.due_provisional,
        "outcome": "",
        "facts": {},
        "path": case.path,
    }


def _entry(situation: Situation, holding: Holding, *, fresh: UUID, at: datetime) -> Sealed:
    case, item = situation.case, situation.item
    return sealed(
        Draft(
            stream_kind="case",
            stream_id=case.id,
            act=HANDED_UP.code,
            subjects={
                "case": case.id,
                "item": item.id,
                "person": case.subject_id,
                "waits_as": fresh,
            },
            facts={"step": item.stands_for, "reason": holding.note.get("reason", "")},
            source=registered(case.procedure).rule(holding.step).source,
            decided_on=situation.on,
            recorded_at=at,
            path=case.path,
        ),
        number=situation.number,
        previous=situation.previous,
    )
