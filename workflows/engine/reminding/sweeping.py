"""The sweep: points out each last day once at each threshold, however often it runs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from workflows.authority import law
from workflows.engine import overseeing
from workflows.engine.registry import every_procedure
from workflows.engine.reminding.watches import CLOCKS, LAST_DAY, RUN_OVER, Watch
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.journal.acts import Act
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.journal.recording import columns_and_values

EXPIRING = Act("clock.expiring", "A time limit ends soon")
DUE = Act("clock.due", "A time limit ends on this day")
OVERDUE = Act("clock.overdue", "A time limit has run over")

AT_ONCE = 200

# Only the threshold reached last is pointed out: who was away for a month hears it once.
_NEAREST = """
    SELECT min(stage) FROM unnest(%(stages)s::smallint[]) stage
    WHERE running.due_on - stage <= %(on)s::date
      AND (stage <= 0 OR running.due_on - stage > running.known_on)"""

NOT_RAISED = """NOT EXISTS (
    SELECT FROM engine_reminder made
    WHERE made.thing_id = running.thing_id AND made.kind = running.kind
      AND made.due_on = running.due_on AND made.days_before <= reached.days_before)"""
# Looked at again under the lock, since another sweep may have been here in between.
STILL_NOT_RAISED = NOT_RAISED

_FIND = """
    SELECT running.thing_id, running.stream_kind, running.stream_id
    FROM ({running}) running CROSS JOIN LATERAL (SELECT ({nearest}) AS days_before) reached
    WHERE reached.days_before IS NOT NULL AND {not_raised}
    ORDER BY running.due_on, running.stream_id, running.thing_id LIMIT %(most)s"""

LOCK = """
    SELECT id FROM {table} WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED"""
_LOCKED_BY = {"case": "engine_case", "unit": "organisation_unit"}

_LOOK_AGAIN = """
    SELECT running.thing_id, running.kind, running.event_on, running.due_on, running.provisional,
        running.parameter, running.stream_kind, running.stream_id, running.subject, running.path,
        running.bodies, reached.days_before, coalesce(last.number, 0), last.hash
    FROM ({running}) running CROSS JOIN LATERAL (SELECT ({nearest}) AS days_before) reached
    LEFT JOIN LATERAL (SELECT entry.number, entry.hash FROM journal_entry entry
        WHERE entry.stream_kind = running.stream_kind AND entry.stream_id = running.stream_id
        ORDER BY entry.number DESC LIMIT 1) last ON true
    WHERE running.thing_id = ANY(%(things)s) AND running.stream_id = ANY(%(streams)s)
      AND reached.days_before IS NOT NULL AND {not_raised}
    ORDER BY running.stream_id, running.due_on, running.thing_id"""

_RAISE = """
    INSERT INTO engine_reminder (id, thing_id, kind, due_on, days_before, raised_on, path)
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::date[], %s::smallint[],
        %s::date[], %s::ltree[])
    ON CONFLICT DO NOTHING RETURNING id"""


@dataclass(frozen=True, slots=True)
class Reached:
    """A threshold that a last day has reached, and where the chain that tells of it ends."""

    thing_id: UUID
    kind: str
    event_on: date
    due_on: date
    provisional: bool
    parameter: str
    stream_kind: str
    stream_id: UUID
    subject: str
    path: str
    bodies: list[UUID]
    days_before: int
    number: int
    hash: bytes | None

    @property
    def act(self) -> Act:
        """Return the act under which this is pointed out."""
        return {LAST_DAY: DUE, RUN_OVER: OVERDUE}.get(self.days_before, EXPIRING)


def sweep_once(at: datetime) -> int:
    """
    Point out last days that have reached a threshold, and return how many there were.

    A few hundred at most are taken in one transaction: what each is told in the journal, the
    message to its bodies and the reminder that keeps it from being told again. What another
    act holds at this moment is left for the next time.
    """
    watches = [CLOCKS, *(watch for each in every_procedure() for watch in each.watches)]
    return sum(_sweep(watch, at) for watch in watches)


def _sweep(watch: Watch, at: datetime) -> int:
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute(overseeing.EVERYTHING)
        texts, parameters = _asked(watch, local_day(at))
        cursor.execute(_FIND.format(**texts, not_raised=NOT_RAISED), parameters)
        found = cursor.fetchall()
        if not found:
            return 0
        things = {
            "things": [thing for thing, _, _ in found],
            "streams": _lock(cursor, {(kind, stream) for _, kind, stream in found}),
        }
        cursor.execute(
            _LOOK_AGAIN.format(**texts, not_raised=STILL_NOT_RAISED), {**parameters, **things}
        )
        return _raise([Reached(*row) for row in cursor.fetchall()], at)


def _asked(watch: Watch, on: date) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the parts of the statements that look for what the watch has reached on a day."""
    before: Sequence[int] = law.pack().parameter(watch.thresholds).on(on).value
    stages = [*before, LAST_DAY, *([RUN_OVER] if watch.runs_over else [])]
    running = watch.running(on, on + timedelta(days=max(stages)))
    return (
        {"running": running.sql, "nearest": _NEAREST},
        {**running.parameters, "on": on, "stages": stages, "most": AT_ONCE},
    )


def _lock(cursor: Any, streams: Iterable[tuple[str, UUID]]) -> list[UUID]:
    """Lock the things that the chains belong to, but for those somebody else holds."""
    by_kind = defaultdict(list)
    for kind, stream_id in streams:
        by_kind[kind].append(stream_id)
    locked: list[UUID] = []
    for kind, ids in by_kind.items():
        cursor.execute(LOCK.format(table=_LOCKED_BY[kind]), [ids])
        locked += [id for (id,) in cursor.fetchall()]
    return locked


def _raise(reached: Sequence[Reached], at: datetime) -> int:
    """Write the reminders; the unique key says which are new, and only those are told."""
    on, ids = local_day(at), {new_id(): each for each in reached}
    with connection.cursor() as cursor:
        cursor.execute(
            _RAISE,
            [
                list(ids),
                [each.thing_id for each in reached],
                [each.kind for each in reached],
                [each.due_on for each in reached],
                [each.days_before for each in reached],
                [on] * len(reached),
                [each.path for each in reached],
            ],
        )
        new = {id for (id,) in cursor.fetchall()}
    _tell({id: each for id, each in ids.items() if id in new}, at)
    return len(new)


def _tell(raised: Mapping[UUID, Reached], at: datetime) -> None:
    if not raised:
        return
    ends: dict[UUID, tuple[int, bytes | None]] = {}
    writing = Writing()
    entries, messages = [], []
    for reminder_id, each in raised.items():
        number, previous = ends.get(each.stream_id, (each.number, each.hash))
        entry = _entry(reminder_id, each, at=at, number=number + 1, previous=previous)
        ends[each.stream_id] = (number + 1, entry.row["hash"])
        entries.append(dict(columns_and_values(entry.row)))
        messages.append(_message(each, at=at, number=number + 1))
    writing.insert("journal_entry", entries)
    writing.insert("engine_message", messages)
    writing.write()


def _entry(
    reminder_id: UUID, reached: Reached, *, at: datetime, number: int, previous: bytes | None
) -> Sealed:
    limit = law.pack().parameter(reached.parameter).on(reached.event_on)
    return sealed(
        Draft(
            stream_kind=reached.stream_kind,
            stream_id=reached.stream_id,
            act=reached.act.code,
            subjects={
                reached.stream_kind: reached.stream_id,
                reached.subject: reached.thing_id,
                "reminder": reminder_id,
            },
            facts={
                "what": reached.kind,
                "parameter": reached.parameter,
                "due_on": reached.due_on,
                "days_before": reached.days_before,
                "provisional": reached.provisional,
            },
            source=limit.source,
            decided_on=local_day(at),
            recorded_at=at,
            path=reached.path,
        ),
        number=number,
        previous=bytes(previous) if previous else None,
    )


def _message(reached: Reached, *, at: datetime, number: int) -> dict[str, Any]:
    return {
        "id": new_id(),
        "stream_kind": reached.stream_kind,
        "stream_id": reached.stream_id,
        "number": number,
        "kind": reached.act.code,
        "ids": {reached.subject: str(reached.thing_id)},
        "bodies": reached.bodies,
        "path": reached.path,
        "written_at": at,
    }
