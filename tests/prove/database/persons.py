"""Puts on record the person with whom a case in memory begins."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models.expressions import DatabaseDefault

from tests.builders import RECORDED_AT
from tests.prove.database.organisations import Organisation
from tests.prove.memory import Memory, Row
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.spellings import folded

NAME = "Nguyễn Thị Hồng Gấm"
BORN_ON = date(1998, 3, 8)
SEAT = {"office": "deputy_secretary", "sole": False, "named": NAME, "document": "2-QĐ"}
ACCOUNT = {"language": "vi", "theme": "", "password": "!"}


def suited(memory: Memory, organisation: Organisation) -> None:
    """
    Change what memory tells of the person where the database could not hold it.

    A new applicant is put on record by the opening, from its day on; a seat is that of a deputy in
    the nearest committee; no two cards have one number.
    """
    tables = memory.tables
    [(person_id, membership)] = tables["people_membership"].items()
    tables["people_membership"][person_id] = {
        name: "" if isinstance(value, DatabaseDefault) else value
        for name, value in membership.items()
    }
    if membership["state"] == "applicant":
        during = DateRange(memory.case["opened_on"], None)
        _add(tables["people_standing"], during=during)
    level = min(level for level, kind in organisation.bodies if kind == "committee")
    body_id = organisation.bodies[level, "committee"]
    _add(tables["people_appointment"], body_id=body_id)
    if tables["people_appointment"]:
        organisation.voters[body_id] = (*organisation.voters[body_id], person_id)
    _add(tables["people_card"], number=fresh_number())
    _add(tables["people_user"], is_active=True)


def fresh_number() -> str:
    """Return a number of the form that cards have, and that no card has."""
    return f"01.{new_id().int % 10**6:06d}"


def _add(rows: dict[Any, Row], **columns: Any) -> None:
    for id, row in rows.items():
        rows[id] = {**row, **columns}


def record(memory: Memory, *, path: str) -> None:
    """Write what memory tells of a person who is known before the case begins."""
    [(person_id, membership)] = memory.tables["people_membership"].items()
    if membership["state"] == "applicant":
        return
    here = {"path": path, "recorded_at": RECORDED_AT}
    person = {"id": person_id, "full_name": NAME, "folded_name": folded(NAME), "sex": ""}
    writing = Writing()
    writing.insert("people_person", [{**person, "born_on": BORN_ON, **here}])
    writing.insert("people_membership", [{**membership, "path": path}])
    for table in ("people_standing", "people_cellplace", "people_card"):
        _insert(writing, table, memory, entry_id=new_id(), **here)
    for table in ("people_condition", "people_partyage"):
        _insert(writing, table, memory, entry_id=new_id(), document="", **here)
    _insert(writing, "people_appointment", memory, recorded_at=RECORDED_AT, **SEAT)
    _insert(writing, "people_user", memory, username=person_id.hex, **ACCOUNT)
    for row in memory.rows("other_case"):
        _other_case(writing, row, memory, path=path)
    writing.write()


def _insert(writing: Writing, table: str, memory: Memory, **columns: Any) -> None:
    told = {"during"} if table == "people_user" else set()
    writing.insert(
        table,
        [
            {name: value for name, value in {**row, **columns}.items() if name not in told}
            for row in memory.rows(table)
        ],
    )


def _other_case(writing: Writing, row: Row, memory: Memory, *, path: str) -> None:
    dossier, case = new_id(), memory.case
    opened = {"subject_id": row["person_id"], "opened_on": case["opened_on"], "path": path}
    writing.insert("papers_dossier", [{"id": dossier, **opened}])
    told = {
        "id": row["id"],
        "number": row["id"].hex,
        # One person has one open case of a procedure.
        "procedure": "leaving" if case["procedure"] == "card" else "card",
        "shape": 1,
        "unit_id": case["unit_id"],
        "dossier_id": dossier,
        "state": "open",
        "outcome": "",
    }
    writing.insert("engine_case", [{**told, **opened}])


def relate(person_id: Any, others: Sequence[Any]) -> None:
    """Let a person be related to others, who may not act in the person's matters."""
    writing = Writing()
    writing.insert(
        "people_kinship",
        [
            {
                "id": new_id(),
                "person_id": person_id,
                "relative_id": other,
                "relation": "sibling",
                "basis": "",
                "document_kind": "",
                "document": "",
                "recorded_at": RECORDED_AT,
                "withdrawn_reason": "",
            }
            for other in others
        ],
    )
    writing.write()
