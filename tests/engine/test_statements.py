"""How many SQL statements an act of the kernel costs; BEGIN, COMMIT and savepoints not counted."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import MEMBERS, World, a_province_with_every_shape
from tests.clerks import AT, PRESENT, Clerk
from tests.counting import counted
from workflows.engine import decisions, relief
from workflows.foundation.identifiers import new_id

ONE_PERSON_STEP = 4
MEETING = 5
STEPS = (
    "applicant_applies",
    "applicant_writes_life_history",
    "committee_verifies",
    "members_introduce",
    "cell_gathers_comments",
    "sub_committee_appraises",
    "cell_receives_decision",
    "cell_admits",
    "member_files_record",
)


@pytest.fixture
def world(db: None) -> World:
    """Give a province in which the road of a case has every step."""
    return a_province_with_every_shape()


@pytest.fixture
def clerk(world: World) -> Clerk:
    """Give somebody who fills in forms in that province."""
    return Clerk(world)


@pytest.mark.parametrize("step", STEPS)
def test_a_one_person_step_costs_at_most_four_statements(clerk, step):
    waiting = clerk.brings_to(step)
    deed = clerk.deed(waiting, key=new_id())

    with counted() as sent:
        decisions.decide(deed)

    assert len(sent) <= ONE_PERSON_STEP, sent


def test_a_life_history_that_names_kin_costs_no_more(world, clerk):
    waiting = clerk.brings_to("applicant_writes_life_history")
    kin = [world.people["Ủy viên 15"].pk]
    deed = replace(clerk.deed(waiting, key=new_id()), facts={"relatives": [], "kin": kin})

    with counted() as sent:
        decisions.decide(deed)

    assert len(sent) <= ONE_PERSON_STEP, sent


def test_a_direction_costs_no_more(world, clerk):
    waiting = clerk.brings_to("sub_committee_appraises")
    world.people["Ủy viên 15"].appointments.update(during=("2020-01-01", "2024-06-30"))
    relief.relieve_once(AT)
    stuck = clerk.open_items(waiting.case_id)[0]
    deed = decisions.Deed(
        item_id=stuck.item_id,
        actor=clerk.actor("Ủy viên 1"),
        decided_on=date(2024, 7, 20),
        at=AT,
        key=new_id(),
        no_conflict=True,
        facts={"way": "take_over", "reason": "Khuyết bí thư"},
    )

    with counted() as sent:
        decisions.decide(deed)

    assert len(sent) <= ONE_PERSON_STEP, sent


@pytest.mark.parametrize("voters", [5, 50, 500])
def test_a_meeting_costs_at_most_five_statements_whatever_the_number_of_voters(world, voters):
    newcomers = [f"Cử tri {number}" for number in range(len(MEMBERS), voters)]
    for name in newcomers:
        world.person(name, cell="Phòng")
    clerk = Clerk(world, present={**PRESENT, "Phòng": (*MEMBERS, *newcomers)[:voters]})
    waiting = clerk.brings_to("cell_resolves")

    with counted() as sent:
        clerk.posts(waiting, key=new_id())

    assert len(sent) <= MEETING, sent


def test_a_meeting_with_several_questions_costs_no_more(clerk):
    together = [
        clerk.brings_to("cell_resolves", name=f"Người xin vào Đảng {number}") for number in range(5)
    ]

    with counted() as sent:
        clerk.posts(*together, key=new_id())

    assert len(sent) <= MEETING, sent
