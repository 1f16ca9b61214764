"""Locks the case, then reads in one statement everything a decision is taken on."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import OperationalError
from psycopg.errors import LockNotAvailable

from workflows.authority import law, powers
from workflows.engine.refusals import Busy, NotVisible
from workflows.engine.situations import Situation
from workflows.engine.unpacking import situation_of
from workflows.journal import statements

# Who directs a step on which nobody may act; an officer who prepares for a committee does not.
DIRECT = "case.direct"


class Seats(StrEnum):
    """Seats of which bodies give the power to act."""

    ITEM = "item"
    UNIT = "unit"
    LADDER = "ladder"


LOCK = """
    SELECT item.id, item.step, cases.procedure FROM engine_item item
    JOIN engine_case cases ON cases.id = item.case_id
    WHERE item.id = ANY(%(items)s) ORDER BY cases.id FOR UPDATE OF cases"""


def lock(item_ids: list[UUID]) -> dict[UUID, tuple[str, str]]:
    """
    Lock the cases of the items, in the order of their ids.

    The case row is the only lock; whoever holds it guards the case's items,
    clocks and counts. Returns the step and the procedure of each item.

    :raises NotVisible: if an item does not exist or lies outside what one may see
    :raises Busy: if another act holds the case for longer than one should wait
    """
    try:
        with statements.run(LOCK, {"items": statements.spelt(item_ids)}) as cursor:
            found = {item: (step, procedure) for item, step, procedure in cursor.fetchall()}
    except OperationalError as waited:
        if isinstance(waited.__cause__, LockNotAvailable):
            raise Busy from waited
        raise
    if len(found) != len(set(item_ids)):
        raise NotVisible
    return found


def situations(
    item_ids: list[UUID],
    *,
    person_id: UUID | None,
    appointment_id: UUID | None,
    act: str,
    on: date,
    today: date,
    own: Mapping[str, str],
    counts: Seats = Seats.ITEM,
    body_id: UUID | None = None,
    naming_holders: bool = False,
    barring: frozenset[UUID] = frozenset(),
) -> dict[UUID, Situation]:
    """
    Read what decisions on the items are taken on; the cases are locked already.

    ``on`` is the day the decision was taken (the tree, the offices' functions),
    ``today`` the day it is recorded (the recorder's own power). ``counts`` says which
    seats give the power: of the body that holds the item (``body_id`` puts another in its
    place), of the case's own unit, or of any unit above it. ``own`` maps names
    to subselects of the procedure's tables, with ``cases.id`` as the case. A page that
    says who may act for a body asks for the holders by name. ``barring`` are persons whom the
    act itself bars from the case: what opens does not count on them.
    """
    seat = powers.held(act, today, named="seat")
    stepping = powers.held("step.act", today, named="step")
    own_rows = ", ".join(f"'{name}', ({sql})" for name, sql in own.items())
    directing = powers.held(DIRECT, today, named="direct")
    holding = {
        "stepping": stepping.sql,
        "directing": directing.sql,
        "holder_barred": "held.person_id = ANY (barring.now)",
    }
    text = _QUERY.format(
        **holding,
        holders=_HOLDERS.format(**holding) if naming_holders else "",
        seat=seat.sql,
        own=own_rows,
        barred=powers.barred_with("cases.subject_id"),
    )
    parameters = {
        **seat.parameters,
        **stepping.parameters,
        **directing.parameters,
        # Others need not be looked at: only a body in which somebody holds the power directs.
        "directing_kinds": statements.spelt(law.pack().power(DIRECT, today).value.holders),
        "person": person_id,
        "appointment": appointment_id,
        "power": act,
        "items": statements.spelt(item_ids),
        "on": on,
        "counts": counts.value,
        "body": body_id,
        "barring": statements.spelt(barring),
    }
    with statements.run(text, parameters) as cursor:
        read = [situation_of(row, on=on, today=today) for (row,) in cursor.fetchall()]
    return {each.item.id: each for each in read}


def situation(item_id: UUID, **asked: Any) -> Situation:
    """
    Read what a decision on one item is taken on, as ``situations`` does.

    :raises NotVisible: if the case or the person it is about is not for the actor's eyes
    """
    found = situations([item_id], **asked)
    if item_id not in found:
        raise NotVisible
    return found[item_id]


_HOLDERS = """,
              'holders', (SELECT coalesce(json_agg(json_build_object('person_id', held.person_id,
                      'office', held.office, 'barred', {holder_barred})), '[]')
                  FROM ({stepping}) held WHERE held.body_id = body.id)"""

# One document, as json and not jsonb: it is written once and read once, so taking it apart in
# between, as jsonb does for each level, would cost more than writing it.
_QUERY = """
SELECT json_build_object(
  'item_id', item.id,
  'case', (SELECT to_json(one) FROM (SELECT cases.id, cases.number, cases.procedure, cases.shape,
      cases.state, cases.outcome, cases.subject_id, subject.full_name AS subject_name,
      subject.born_on AS subject_born_on, standing.kind AS standing,
      lower(standing.during) AS standing_since, cases.unit_id, cases.dossier_id, cases.opened_on,
      cases.path::text AS path) one),
  'items', (SELECT json_agg(json_build_object('id', each.id, 'step', each.step,
      'body_id', each.body_id, 'state', each.state, 'outcome', each.outcome,
      'opened_on', each.opened_on, 'decided_on', each.decided_on,
      'decided_by', each.decided_by_id,
      'came_from', each.came_from_id, 'entry_id', each.entry_id, 'key', each.key,
      'first_seen_by', each.first_seen_by_id, 'due_on', each.due_on,
      'due_provisional', each.due_provisional, 'note', each.note,
      'facts', each.facts) ORDER BY each.id)
    FROM engine_item each WHERE each.case_id = cases.id),
  'ladder', (SELECT json_agg(json_build_object('id', up.id, 'name', up.name,
      'level_kind', up.level_kind, 'path', high.path::text,
      'functions', (SELECT coalesce(json_agg(mandate.function), '[]')
          FROM organisation_mandate mandate
          WHERE mandate.unit_id = up.id AND mandate.during @> %(on)s::date),
      'bodies', (SELECT coalesce(json_agg(json_build_object('id', body.id, 'kind', body.kind,
              'may_act', EXISTS (SELECT 1 FROM ({stepping}) held
                  WHERE held.body_id = body.id AND NOT {holder_barred}),
              'may_direct', body.kind = ANY (%(directing_kinds)s::text[])
                  AND EXISTS (SELECT 1 FROM ({directing}) held
                      WHERE held.body_id = body.id AND NOT {holder_barred}){holders})), '[]')
          FROM organisation_body body WHERE body.unit_id = up.id AND body.during @> %(on)s::date)
      ) ORDER BY nlevel(high.path) DESC)
    FROM organisation_place low
    JOIN organisation_place high ON high.path @> low.path AND high.during @> %(on)s::date
    JOIN organisation_unit up ON up.id = high.unit_id
    WHERE low.unit_id = cases.unit_id AND low.during @> %(on)s::date),
  'official_members', (SELECT json_agg(standing.person_id) FROM people_standing standing
    WHERE standing.kind = 'official' AND standing.during @> %(on)s::date
      AND standing.person_id = ANY (ARRAY(SELECT lives.person_id FROM people_cellplace lives
          WHERE lives.cell_id = cases.unit_id AND lives.during @> %(on)s::date))),
  'papers', (SELECT coalesce(json_agg(json_build_object('id', paper.id, 'kind', paper.kind,
      'dated_on', paper.dated_on, 'about', paper.about, 'number', paper.number)
      ORDER BY paper.dated_on, paper.id), '[]')
    FROM papers_document paper WHERE paper.dossier_id = cases.dossier_id
      AND paper.replaced_by_id IS NULL AND paper.withdrawn_reason = ''),
  'clocks', (SELECT coalesce(json_agg(json_build_object('id', clock.id, 'kind', clock.kind,
      'due_on', clock.due_on, 'provisional', clock.provisional, 'event_on', clock.event_on,
      'extended_by', clock.extended_by)), '[]')
    FROM engine_clock clock WHERE clock.case_id = cases.id AND clock.state = 'running'),
  'last_number', last.number,
  'last_hash', encode(last.hash, 'hex'),
  'seat', (SELECT json_build_object('appointment_id', held.appointment_id,
      'body_id', held.seat_body_id, 'office', held.office, 'power', %(power)s::text)
    FROM ({seat}) held
    WHERE held.person_id = %(person)s
      AND CASE %(counts)s
          WHEN 'item' THEN held.body_id = coalesce(%(body)s::uuid, item.body_id)
          WHEN 'unit' THEN held.body_id IN (
              SELECT own.id FROM organisation_body own WHERE own.unit_id = cases.unit_id)
          ELSE held.body_id IN (
              SELECT own.id FROM organisation_body own
              JOIN organisation_place high ON high.unit_id = own.unit_id
              WHERE high.path @> cases.path AND high.during @> %(on)s::date) END
      AND (%(appointment)s::uuid IS NULL OR held.appointment_id = %(appointment)s::uuid)
    LIMIT 1),
  'barred', coalesce(%(person)s::uuid = ANY (barring.known), false),
  'own', json_build_object({own}))
FROM engine_item item
JOIN engine_case cases ON cases.id = item.case_id
JOIN people_person subject ON subject.id = cases.subject_id
JOIN people_standing standing ON standing.person_id = subject.id AND upper_inf(standing.during)
CROSS JOIN LATERAL (SELECT array_agg(kin.id) AS known,
    array_agg(kin.id) || %(barring)s::uuid[] AS now FROM ({barred}) kin) barring
LEFT JOIN LATERAL (SELECT entry.number, entry.hash FROM journal_entry entry
    WHERE entry.stream_kind = 'case' AND entry.stream_id = cases.id
    ORDER BY entry.number DESC LIMIT 1) last ON true
WHERE item.id = ANY(%(items)s)"""
