"""Three steps wait at once; the cell meets when all of them are done, and not before."""

from datetime import date

import pytest

from workflows.engine import recalls
from workflows.engine.models import Item
from workflows.engine.refusals import BeforeThePrecedingStep

from .conftest import FATHER
from .test_recalls import recall
from .test_refused_meetings import resolves


def vacate(way, name):
    way.world.people[name].appointments.update(
        during=("2020-01-01", "2024-04-10"), end_recorded_at=way.at
    )


@pytest.fixture
def split(way):
    """The life history is written; checks, introduction and comments wait."""
    way.listed(date(2024, 3, 4))
    way.does(
        "applicant_applies",
        date(2024, 4, 2),
        papers=[
            way.paper("course_certificate", date(2024, 1, 12)),
            way.paper("application", date(2024, 4, 1)),
        ],
    )

    def write():
        way.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            papers=[way.paper("life_history", date(2024, 4, 18))],
            facts={"relatives": FATHER},
        )
        return way

    return write


def comments(way, on):
    way.does(
        "cell_gathers_comments",
        on,
        papers=[way.paper("comments_summary", on)],
        basis="Theo biên bản",
    )


class TestTheCellsMeeting:
    def test_waits_for_a_branch_that_the_superior_directs(self, way, split):
        vacate(way, "Ủy viên 1")
        split()
        assert way.item("superior_directs").note["for_step"] == "committee_verifies"

        way.introduced(date(2024, 6, 10), by="Đạt")
        comments(way, date(2024, 6, 20))

        assert set(way.open_steps()) == {"superior_directs"}

    def test_opens_once_the_directed_branch_is_done(self, way, split):
        vacate(way, "Ủy viên 1")
        split()
        way.introduced(date(2024, 6, 10), by="Đạt")
        comments(way, date(2024, 6, 20))
        way.does(
            "superior_directs",
            date(2024, 6, 21),
            by="Ủy viên 10",
            facts={"way": "take_over", "reason": "Đảng ủy khuyết bí thư"},
        )

        way.verified(date(2024, 6, 25), by="Ủy viên 10")

        assert set(way.open_steps()) == {"cell_resolves"}

    def test_is_not_before_any_of_the_steps_that_it_considers(self, way, split):
        split()
        way.verified(date(2024, 6, 3), by="Ủy viên 1")
        way.introduced(date(2024, 6, 10), by="Đạt")
        comments(way, date(2024, 5, 5))

        assert way.item("cell_resolves").opened_on == date(2024, 6, 10)
        with pytest.raises(BeforeThePrecedingStep):
            resolves(way, on=date(2024, 6, 4))


class TestRecall:
    def test_a_branch_stands_once_the_cells_meeting_is_the_superiors_to_direct(self, way):
        way.prepared()
        way.world.see_everything()
        Item.objects.filter(case_id=way.case_id, step="cell_resolves").update(
            step="superior_directs",
            body_id=way.world.body("Sở", "committee").id,
            note={"for_step": "cell_resolves", "reason": "too_few_members"},
            came_from=Item.objects.get(case_id=way.case_id, step="members_introduce"),
        )

        with pytest.raises(recalls.TooLateToRecall):
            recall(way, "cell_gathers_comments", date(2024, 6, 21))
