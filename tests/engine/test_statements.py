"""How many SQL statements an act of the kernel costs; BEGIN, COMMIT and savepoints not counted."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from tests.builders import MEMBERS, World, a_province_with_every_shape
from tests.clerks import PRESENT, Clerk, Waiting
from workflows.engine import decisions
from workflows.foundation.identifiers import new_id

ONE_PERSON_STEP = 4
MEETING = 5

ORDINARY_STEPS = (
    "applicant_applies",
    "applicant_writes_life_history",
    "committee_verifies",
    "members_introduce",
    "cell_gathers_comments",
    "sub_committee_appraises",
    "cell_receives_decision",
    "member_files_record",
)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the text of each statement that is sent meanwhile."""
    sent: list[str] = []

    def note(execute, sql, parameters, many, context):
        if not sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT")):
            sent.append(sql)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield sent


@pytest.fixture
def world(db: None) -> World:
    """Give a province in which the road of a case has every step."""
    return a_province_with_every_shape()


@pytest.fixture
def clerk(world: World) -> Clerk:
    """Give somebody who fills in forms in that province."""
    return Clerk(world)


def brought_to(step: str, clerk: Clerk, *, name: str = "Nguyễn Thị Hồng Gấm") -> Waiting:
    """Return the open item of a case that was brought to the step."""
    case_id = clerk.lists("Phòng", name, key=new_id()).case_id
    while True:
        waiting = {item.step: item for item in clerk.open_items(case_id)}
        if step in waiting:
            return waiting[step]
        clerk.posts(next(iter(waiting.values())), key=new_id())


@pytest.mark.parametrize("step", ORDINARY_STEPS)
def test_a_one_person_step_costs_at_most_four_statements(clerk, step):
    waiting = brought_to(step, clerk)
    deed = clerk.deed(waiting, key=new_id())

    with counted() as sent:
        decisions.decide(deed)

    assert len(sent) <= ONE_PERSON_STEP, sent


@pytest.mark.parametrize("voters", [5, 50, 500])
def test_a_meeting_costs_at_most_five_statements_whatever_the_number_of_voters(world, voters):
    newcomers = [f"Cử tri {number}" for number in range(len(MEMBERS), voters)]
    for name in newcomers:
        world.person(name, cell="Phòng")
    clerk = Clerk(world, present={**PRESENT, "Phòng": (*MEMBERS, *newcomers)[:voters]})
    waiting = brought_to("cell_resolves", clerk)

    with counted() as sent:
        clerk.posts(waiting, key=new_id())

    assert len(sent) <= MEETING, sent


def test_a_meeting_with_several_questions_costs_no_more(clerk):
    together = [
        brought_to("cell_resolves", clerk, name=f"Người xin vào Đảng {number}")
        for number in range(5)
    ]

    with counted() as sent:
        clerk.posts(*together, key=new_id())

    assert len(sent) <= MEETING, sent
