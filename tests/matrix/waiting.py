"""A case of each procedure in the cell of the table, on which every step waits that is drawn."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.clerks import AT, BASIS, Clerk, paper
from workflows.engine import maps, openings, reading
from workflows.engine.models import Case, Item
from workflows.engine.registry import Procedure, every_procedure
from workflows.engine.rulings import Holding
from workflows.engine.situations import Situation
from workflows.foundation.identifiers import new_id
from workflows.people.models import Card, Membership

OPENED_ON = date(2024, 5, 6)
JOINED_ON = date(1994, 5, 19)
NUMBER = "01.000042"
LAST_SIGNS = "…042"
RELIEF = "superior_directs"


def prepare(clerk: Clerk) -> None:
    """Put on record what the cases are about: a long membership, a probation, a deletion."""
    clerk.world.see_everything()
    person = clerk.world.people["Hân"]
    Membership.objects.filter(person=person).update(
        admission_decided_on=JOINED_ON, first_admission_decided_on=JOINED_ON
    )
    card = Card(
        person=person,
        version="2003",
        number=NUMBER,
        issued_on=date(2019, 3, 5),
        document="5-QĐ/ĐU",
        during=DateRange(date(2019, 3, 5), None),
        entry_id=new_id(),
        path=person.path,
        recorded_at=AT,
    )
    card.hand_over(on=date(2019, 3, 5))
    card.save()
    Membership.objects.filter(person=clerk.world.people["Ngân"]).update(
        admitted_on=date(2023, 7, 3), admission_decided_on=date(2023, 6, 1)
    )
    clerk.world.person("Quế", cell="Phòng")
    clerk.world.leaves("Quế", on=date(2024, 1, 8), by="deletion")


def opened(clerk: Clerk, procedure: str, written: Mapping[str, Any]) -> UUID:
    """Open a case of a procedure with what is written in the table, as the cell's secretary."""
    return openings.open_case(
        openings.Opening(
            procedure=procedure,
            body_id=clerk.world.bodies["Phòng", "cell_meeting"].id,
            actor=clerk.actor("Đạt"),
            person_id=clerk.world.id(written["about"]),
            decided_on=OPENED_ON,
            at=AT,
            key=new_id(),
            no_conflict=True,
            facts=written.get("facts", {}),
            papers=[paper(kind, OPENED_ON) for kind in written.get("papers", ())],
            basis=BASIS,
        )
    ).case_id


def every_step_waits(case_id: UUID) -> dict[str, UUID]:
    """
    Let each step wait at once in the body that would take it up; return the items by step.

    No real case stands so; who may open each page is asked without walking every road.
    """
    case = Case.objects.get(pk=case_id)
    procedure = next(each for each in every_procedure() if each.name == case.procedure)
    first = Item.objects.filter(case=case).order_by("id")[0]
    situation = _situation(first.id, procedure)
    drawn = procedure.map(case.shape)
    waiting = dict(Item.objects.filter(case=case, state="open").values_list("step", "id"))
    for step in maps.steps(drawn):
        if step in waiting or step == maps.opening(drawn):
            continue
        holding = _held(step, procedure, situation, stuck=maps.opening(drawn))
        waiting[step] = Item.objects.create(
            case=case,
            step=holding.step,
            body_id=holding.body_id,
            opened_on=OPENED_ON,
            opened_at=AT,
            came_from=first,
            note=dict(holding.note),
            path=case.path,
        ).id
    return waiting


def _situation(item_id: UUID, procedure: Procedure) -> Situation:
    return reading.situation(
        item_id,
        person_id=None,
        appointment_id=None,
        act="step.act",
        on=AT.date(),
        today=AT.date(),
        own=procedure.own,
    )


def _held(step: str, procedure: Procedure, situation: Situation, *, stuck: str) -> Holding:
    """Return where a step waits; the superior's is that of the committee above the cell."""
    if step != RELIEF:
        return procedure.hold(step, situation)
    committees = (unit.body("committee") for unit in situation.ladder)
    above = next(body for body in committees if body is not None)
    return Holding(step, above.id, {"for_step": stuck, "reason": "nobody_may_act"})
