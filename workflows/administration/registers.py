"""Opens registers: what an organisation knew of its units and members before it came here."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from workflows.administration.copying import Sheets, days
from workflows.administration.plans import MemberPlan, RegisterPlan, UnitPlan
from workflows.authority import law
from workflows.foundation.identifiers import new_id
from workflows.foundation.spellings import folded
from workflows.journal import contexts
from workflows.journal.acts import Act
from workflows.journal.entries import Draft, Sealed, sealed
from workflows.journal.models import Entry, Stream
from workflows.organisation.models import Body, Mandate, Place, Unit
from workflows.people.models import (
    Appointment,
    CellPlace,
    Condition,
    Membership,
    Person,
    Standing,
)
from workflows.people.models.memberships import StandingKind

OPENED = Act("register.opened", "The register of the unit was opened")
OPEN = "register.open"
UNITS_AT_ONCE = 60

Tell = Callable[[UnitPlan], None]


def open_registers(
    plan: RegisterPlan, *, at: datetime, owner: psycopg.Connection, tell: Tell
) -> dict[str, UUID]:
    """
    Open the register of each unit by an act of its own that names the source.

    The rows go in by COPY through the owner's connection, within the transaction
    the caller has begun. ``tell`` is called with each unit once its rows are written.
    Returns the entries by the codes of their units.
    """
    sheets = Sheets()
    entries: dict[str, UUID] = {}
    for first in range(0, len(plan.units), UNITS_AT_ONCE):
        chunk = plan.units[first : first + UNITS_AT_ONCE]
        context = contexts.Context()
        for unit in chunk:
            entry = open_register(unit, plan=plan, at=at, into=sheets)
            bodies = (body.id for body in unit.bodies.values())
            context.add(entry.id, unit.id, unit.path, *bodies)
            entries[unit.code] = entry.id
        sheets.write(owner, under=context)
        for unit in chunk:
            tell(unit)
    return entries


def open_register(unit: UnitPlan, *, plan: RegisterPlan, at: datetime, into: Sheets) -> Sealed:
    """Put the rows of one unit and the entry of its opening act on the sheets to be written."""
    entry = sealed(
        Draft(
            act=OPENED.code,
            stream_kind=Stream.UNIT,
            stream_id=unit.id,
            subjects={"unit": unit.id},
            source=law.pack().power(OPEN, plan.opened_on).source,
            facts={"region": plan.id, "papers": plan.source, **_counts(unit)},
            decided_on=plan.opened_on,
            recorded_at=at,
            path=unit.path,
        ),
        number=1,
    )
    columns = tuple(entry.row)
    values = [Jsonb(each) if isinstance(each, dict) else each for each in entry.row.values()]
    into.add(Entry, columns, [values])
    _write_unit(unit, at, into)
    _write_members(unit, entry.id, at, into)
    _write_seats(unit, at, into)
    return entry


def _counts(unit: UnitPlan) -> dict[str, int | str]:
    people = (*unit.members, *unit.former)
    standings = Counter(member.standing for member in people)
    names = "\n".join(str(member) for member in people)
    return {
        "bodies": len(unit.bodies),
        "seats": len(unit.seats),
        "official": standings[StandingKind.OFFICIAL],
        "probationary": standings[StandingKind.PROBATIONARY],
        "former": standings[StandingKind.FORMER],
        "conditions": len(unit.conditions),
        "members_sha256": hashlib.sha256(names.encode()).hexdigest(),
    }


def _write_unit(unit: UnitPlan, at: datetime, into: Sheets) -> None:
    into.add(
        Unit,
        ("id", "code", "name", "level_kind", "model", "during", "document", "recorded_at"),
        [
            (
                *(unit.id, unit.code, unit.name, unit.level_kind, unit.model),
                *(days(unit.since), unit.document, at),
            )
        ],
    )
    into.add(
        Place,
        ("id", "unit_id", "parent_id", "path", "during", "document", "recorded_at"),
        [(new_id(), unit.id, unit.parent_id, unit.path, days(unit.since), unit.document, at)],
    )
    into.add(
        Body,
        ("id", "unit_id", "kind", "size", "during", "document", "recorded_at"),
        [
            (body.id, unit.id, body.kind, body.size, days(body.since), body.document, at)
            for body in unit.bodies.values()
        ],
    )
    into.add(
        Mandate,
        (
            *("id", "unit_id", "function", "given_by_id", "document", "document_on"),
            *("during", "recorded_at"),
        ),
        [
            (
                *(each.id, unit.id, each.function, each.given_by, each.document),
                *(each.document_on, days(each.since), at),
            )
            for each in unit.mandates
        ],
    )


def _write_members(unit: UnitPlan, entry_id: UUID, at: datetime, into: Sheets) -> None:
    people = (*unit.members, *unit.former)
    into.add(
        Person,
        ("id", "full_name", "folded_name", "born_on", "sex", "path", "recorded_at"),
        [
            (
                *(each.id, each.full_name, folded(each.full_name), each.born_on, each.sex),
                *(unit.path, at),
            )
            for each in people
        ],
    )
    into.add(
        Membership,
        (
            *("person_id", "state", "admission_decided_on", "first_admission_decided_on"),
            *("admitted_on", "recognised_on", "left_on", "left_by", "path"),
        ),
        [
            (
                *(each.id, each.standing.value, each.decided_on, each.decided_on),
                *(each.admitted_on, each.recognised_on, each.left_on, each.left_by, unit.path),
            )
            for each in people
        ],
    )
    into.add(
        Standing,
        ("id", "person_id", "kind", "during", "entry_id", "path", "recorded_at"),
        [
            (new_id(), each.id, kind.value, during, entry_id, unit.path, at)
            for each in people
            for kind, during in _standings(each)
        ],
    )
    into.add(
        CellPlace,
        ("id", "person_id", "cell_id", "during", "entry_id", "path", "recorded_at"),
        [
            (
                *(new_id(), each.id, unit.id, days(each.in_cell_since, each.left_on)),
                *(entry_id, unit.path, at),
            )
            for each in people
        ],
    )
    into.add(
        Condition,
        (
            *("id", "person_id", "kind", "host_id", "during", "document", "entry_id"),
            *("path", "recorded_at"),
        ),
        [
            (
                *(each.id, each.person_id, each.kind, each.host_id),
                *(days(each.since, each.until), each.document, entry_id, unit.path, at),
            )
            for each in unit.conditions
        ],
    )


def _standings(member: MemberPlan) -> Iterator[tuple[StandingKind, str]]:
    """Yield each standing the person has had since the ceremony, with its days."""
    yield StandingKind.PROBATIONARY, days(member.admitted_on, member.recognised_on)
    if member.recognised_on:
        yield StandingKind.OFFICIAL, days(member.recognised_on, member.left_on)
    if member.left_on:
        yield StandingKind.FORMER, days(member.left_on)


def _write_seats(unit: UnitPlan, at: datetime, into: Sheets) -> None:
    offices = law.pack().offices
    into.add(
        Appointment,
        (
            *("id", "person_id", "body_id", "office", "sole", "named", "during"),
            *("document", "document_on", "recorded_at"),
        ),
        [
            (
                *(seat.id, seat.person_id, seat.body_id, seat.office, offices[seat.office].sole),
                *(seat.named, days(seat.since), seat.document, seat.document_on, at),
            )
            for seat in unit.seats
        ],
    )
