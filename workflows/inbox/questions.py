"""What waits for a person: open items of the bodies for which one of their seats may act."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.authority.powers import barred_with, held
from workflows.inbox.urgency import Span, Urgency, spans
from workflows.journal import statements

COUNTED_UP_TO = 1000
PAGE = 25


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page of the inbox ended: the due day and the id of its last item."""

    due_on: date | None
    item_id: UUID


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader asks the inbox to show; nothing chosen shows all."""

    urgency: Urgency | None = None
    procedure: str | None = None
    unit_id: UUID | None = None

    @property
    def narrows(self) -> bool:
        """Tell whether less is shown than all that waits."""
        return any((self.urgency, self.procedure, self.unit_id))


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    One item that waits, with what a row of the inbox says of it.

    ``arrived_by`` is empty for a step reached on its road; otherwise it says why the
    item came here: returned, or the code of what kept its own body from acting.
    """

    item_id: UUID
    case_id: UUID
    case_number: str
    procedure: str
    step: str
    subject: str
    unit_id: UUID
    unit_name: str
    body_kind: str
    due_on: date | None
    provisional: bool
    arrived_by: str
    papers: frozenset[str]


Counts = dict[UUID, dict[Urgency, int]]


def waiting(person_id: UUID, *, on: date, choice: Choice | None = None) -> Counts:
    """
    Return how many items wait in each seat of the person, by urgency.

    Each figure is counted no further than COUNTED_UP_TO, so that the statement
    costs the same however many items there are.
    """
    chosen = choice or Choice()
    relation, parameters = _mine(person_id, on)
    groups = spans(on, law.calendar())
    statement = f"""
        WITH mine AS MATERIALIZED ({relation}), ours AS MATERIALIZED ({_BARRED})
        SELECT mine.appointment_id, span.urgency, sum(counted.items)
        FROM mine
        CROSS JOIN unnest(%(urgencies)s::text[], %(sinces)s::date[], %(untils)s::date[])
            AS span(urgency, since, until)
        CROSS JOIN LATERAL (
            SELECT count(*) AS items FROM (
                {_dated("item.due_on >= span.since AND item.due_on < span.until", chosen)}
                LIMIT %(limit)s) counted_items) counted
        GROUP BY 1, 2
        UNION ALL
        SELECT mine.appointment_id, %(undated)s, sum(counted.items)
        FROM mine
        CROSS JOIN LATERAL (
            SELECT count(*) AS items FROM (
                {_dated("item.due_on IS NULL", chosen)}
                LIMIT %(limit)s) counted_items) counted
        GROUP BY 1"""
    rows = _ask(
        statement,
        {
            **parameters,
            **_filters(chosen),
            "urgencies": statements.spelt(span.urgency.value for span in groups),
            "sinces": statements.spelt(span.since for span in groups),
            "untils": statements.spelt(span.until for span in groups),
            "undated": Urgency.LATER.value,
            "limit": COUNTED_UP_TO,
        },
    )
    counts: Counts = defaultdict(dict)
    for appointment_id, urgency, items in rows:
        group = counts[appointment_id]
        group[Urgency(urgency)] = min(group.get(Urgency(urgency), 0) + int(items), COUNTED_UP_TO)
    return dict(counts)


def page(
    person_id: UUID, appointment_id: UUID, *, on: date, choice: Choice, after: Mark | None = None
) -> tuple[list[Waiting], Mark | None]:
    """
    Return the next items that wait in one seat, by due day, and where the page after them begins.

    Items without a due day come last.
    """
    relation, parameters = _mine(person_id, on)
    dated = after is None or after.due_on is not None
    bounds = _bounds(choice, spans(on, law.calendar()))
    conditions = {
        "item.due_on >= %(since)s AND item.due_on < %(until)s"
        + (" AND (item.due_on, item.id) > (%(after_due)s, %(after_id)s)" if after else ""): dated,
        "item.due_on IS NULL"
        + (" AND item.id > %(after_id)s" if after and not dated else ""): bounds["undated"],
    }
    parts = " UNION ALL ".join(
        f"({_dated(condition, choice)} ORDER BY item.due_on, item.id LIMIT %(limit)s)"
        for condition, wanted in conditions.items()
        if wanted
    )
    statement = f"""
        WITH mine AS MATERIALIZED ({relation}), ours AS MATERIALIZED ({_BARRED})
        SELECT found.id, cases.id, cases.number, cases.procedure, found.step, subject.full_name,
               unit.id, unit.name, body.kind, found.due_on, found.due_provisional,
               coalesce(found.note->>'reason',
                        CASE WHEN jsonb_exists(found.note, 'returned_by') THEN 'returned' END, ''),
               ARRAY(SELECT DISTINCT paper.kind FROM papers_document paper
                     WHERE paper.dossier_id = cases.dossier_id
                       AND paper.replaced_by_id IS NULL AND paper.withdrawn_reason = '')
        FROM (SELECT open_items.* FROM mine CROSS JOIN LATERAL ({parts}) open_items
              WHERE mine.appointment_id = %(appointment)s
              ORDER BY open_items.due_on, open_items.id LIMIT %(limit)s) found
        JOIN engine_case cases ON cases.id = found.case_id
        JOIN people_person subject ON subject.id = cases.subject_id
        JOIN organisation_unit unit ON unit.id = cases.unit_id
        JOIN organisation_body body ON body.id = found.body_id
        ORDER BY found.due_on, found.id"""
    rows = _ask(
        statement,
        {
            **parameters,
            **_filters(choice),
            **bounds,
            "appointment": appointment_id,
            "after_due": after.due_on if after else None,
            "after_id": after.item_id if after else None,
            "limit": PAGE + 1,
        },
    )
    found = [Waiting(*row[:-1], papers=frozenset(row[-1])) for row in rows[:PAGE]]
    more = len(rows) > PAGE
    return found, Mark(found[-1].due_on, found[-1].item_id) if more else None


# The matters in which the person may not act: their own, and their relatives'.
_BARRED = f"""
    SELECT item.id FROM engine_item item JOIN engine_case cases ON cases.id = item.case_id
    WHERE item.state = 'open' AND cases.subject_id IN ({barred_with("%(person)s::uuid")})"""


def _mine(person_id: UUID, on: date) -> tuple[str, dict[str, Any]]:
    """Return the relation (appointment, body, steps): where the person may take which steps."""
    steps: dict[str, set[str]] = defaultdict(set)
    for procedure in law.pack().procedures.values():
        for step in procedure.steps.values():
            steps[step.power].add(step.name)
    branches, parameters = [], {"person": person_id}
    for number, (power, names) in enumerate(sorted(steps.items())):
        relation = held(power, on, named=f"power_{number}")
        parameters |= relation.parameters | {f"steps_{number}": statements.spelt(sorted(names))}
        branches.append(f"""
            SELECT held.appointment_id, held.body_id, %(steps_{number})s::text[] AS steps
            FROM ({relation.sql}) held WHERE held.person_id = %(person)s::uuid""")
    # One row for a seat and a body, so that the items of the body are gone through once.
    relation = f"""
        SELECT part.appointment_id, part.body_id, array_agg(DISTINCT step) AS steps
        FROM ({" UNION ALL ".join(branches)}) part CROSS JOIN unnest(part.steps) AS step
        GROUP BY 1, 2"""
    return relation, parameters


def _dated(condition: str, choice: Choice) -> str:
    """Return the open items of a row of ``mine`` that meet the condition and the choice."""
    case = (
        """ JOIN engine_case narrowed ON narrowed.id = item.case_id
              AND (%(procedure)s::text IS NULL OR narrowed.procedure = %(procedure)s)
              AND (%(unit)s::uuid IS NULL OR narrowed.unit_id = %(unit)s)"""
        if choice.procedure or choice.unit_id
        else ""
    )
    return f"""
        SELECT item.id, item.case_id, item.step, item.body_id, item.due_on, item.due_provisional,
               item.note
        FROM engine_item item{case}
        WHERE item.state = 'open' AND item.body_id = mine.body_id AND item.step = ANY(mine.steps)
          AND item.id <> ALL(ARRAY(SELECT id FROM ours)) AND {condition}"""


def _filters(choice: Choice) -> dict[str, Any]:
    return {"procedure": choice.procedure, "unit": choice.unit_id}


def _bounds(choice: Choice, groups: tuple[Span, ...]) -> dict[str, Any]:
    wanted = [span for span in groups if choice.urgency in (None, span.urgency)]
    return {
        "since": wanted[0].since,
        "until": wanted[-1].until,
        "undated": wanted[-1].urgency is Urgency.LATER,
    }


def _ask(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with statements.run(statement, parameters) as cursor:
        return cursor.fetchall()
