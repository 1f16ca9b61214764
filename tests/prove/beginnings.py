"""A case as it begins in memory: its person, what is on record of them, and the first step."""

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.prove.memory import Memory
from tests.prove.shapes import MEETING, Shape
from workflows.engine import maps
from workflows.engine.registry import Procedure
from workflows.foundation.identifiers import new_id
from workflows.people.models import Membership

BEGINNINGS = (date(2024, 3, 4), date(2025, 8, 4), date(2026, 8, 3))
LONG_AGO = date(2015, 5, 19)


def begun(procedure: Procedure, shape: Shape, random: Random) -> Memory:
    """Return a case of a procedure whose first step waits, on one of its maps."""
    memory, on = Memory(), random.choice(BEGINNINGS)
    person, case = new_id(), new_id()
    state = str(random.choice(sorted(procedure.about)))
    _person(memory, person, state, shape, on=on, random=random)
    path = shape.units[0].hex
    map_shape = random.choice(sorted(procedure.maps))
    memory.tables["engine_case"][case] = {
        "id": case,
        "number": "1",
        "procedure": procedure.name,
        "shape": map_shape,
        "state": "open",
        "outcome": "",
        "subject_id": person,
        "unit_id": shape.units[0],
        "dossier_id": new_id(),
        "opened_on": on,
        "path": path,
    }
    item: dict[str, Any] = {
        "id": new_id(),
        "case_id": case,
        "step": maps.opening(procedure.map(map_shape)),
        "body_id": shape.body_id(0, MEETING),
        "state": "open",
        "outcome": "",
        "opened_on": on,
        "note": {},
        "facts": {},
        "due_on": None,
        "path": path,
    }
    memory.tables["engine_item"][item["id"]] = item
    return memory


def _person(
    memory: Memory, person: UUID, state: str, shape: Shape, *, on: date, random: Random
) -> None:
    blank = Membership(person_id=person, state=state)
    row = {field.attname: getattr(blank, field.attname) for field in blank._meta.concrete_fields}
    if state == "probationary":
        row["admitted_on"] = on - timedelta(days=365 + random.choice((-60, -20, 5, 40)))
    if state == "official":
        row["admission_decided_on"] = on - timedelta(days=random.choice((3000, 10950, 14700)))
    memory.tables["people_membership"][person] = row
    since = row["admitted_on"] or LONG_AGO

    def holds(table: str, **columns: Any) -> None:
        held = {"id": new_id(), "person_id": person, "during": DateRange(since, None), **columns}
        memory.tables[table][held["id"]] = held

    if state == "former":
        left = on - timedelta(days=random.choice((90, 400, 2000)))
        row |= {"left_on": left, "left_by": random.choice(("deletion", "deletion", "leaving"))}
        before = random.choice(("official", "probationary"))
        holds("people_standing", kind=before, during=DateRange(LONG_AGO, left))
        holds("people_cellplace", cell_id=shape.units[0], during=DateRange(LONG_AGO, left))
        since = left
    holds("people_standing", kind=state)
    if state == "applicant":
        return
    if state != "former":
        holds("people_cellplace", cell_id=shape.units[0])
    if state == "official":
        shape.members.append(person)
    if random.random() < 0.7:
        holds("people_card", **_card(since, random))
    if random.random() < 0.3:
        holds("people_appointment")
    if random.random() < 0.3:
        holds("people_user")
    if random.random() < 0.3:
        holds("other_case", number="2", procedure="card")
    if state != "former" and random.random() < 0.4:
        holds("people_condition", kind=random.choice(("exempted", "suspended")))
    if state == "official" and random.random() < 0.3:
        holds("people_partyage", decided_on=LONG_AGO, days_outside=30)


def _card(since: date, random: Random) -> dict[str, Any]:
    handed_over = random.random() < 0.8
    return {
        "version": "2003",
        "number": "01.000041",
        "document": "5-QĐ/ĐU",
        "issued_on": since,
        "state": "held" if handed_over else "issued",
        "handed_over_on": since if handed_over else None,
        "ended_by": "",
        "collected_on": None,
        "handed_up_on": None,
        "not_collected_because": "",
    }
