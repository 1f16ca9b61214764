"""A step on which nobody may act goes to the superior and comes back as it was."""

from datetime import date

import pytest

from tests.builders import World
from workflows.engine.models import Item

from .conftest import Way


def vacate(way, *names):
    for name in names:
        way.world.people[name].appointments.update(
            during=("2020-01-01", "2024-07-20"), end_recorded_at=way.at
        )


class TestAReturnedFile:
    @pytest.mark.parametrize("direction", ["take_over", "hand_back"])
    def test_goes_back_to_the_body_that_returned_it(self, way, direction):
        way.appraised()
        vacate(way, "Đạt", "Diệp")
        way.does(
            "grassroots_committee_resolves",
            date(2024, 7, 28),
            by="Ủy viên 1",
            facts={"reason": "Thiếu nhận xét nơi cư trú"},
            manner="return",
        )
        assert way.item("superior_directs").note["for_step"] == "cell_completes_file"
        way.world.seat("Lập", "Phòng", "cell_meeting", "deputy_secretary")
        director = {"Bộ phận": "Ủy viên 15", "Sở": "Ủy viên 1"}[
            way.open_steps()["superior_directs"][0]
        ]
        way.does(
            "superior_directs",
            date(2024, 7, 29),
            by=director,
            facts={"way": direction, "reason": "Chi bộ khuyết bí thư"},
        )

        way.does(
            "cell_completes_file",
            date(2024, 8, 1),
            by="Lập" if direction == "hand_back" else director,
        )

        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}


class TestALifeHistoryThatNamesAllWhoCouldAct:
    def test_sends_the_cells_steps_up_at_once(self, way):
        way.listed(date(2024, 3, 4))
        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            papers=[
                way.paper("course_certificate", date(2024, 1, 12)),
                way.paper("application", date(2024, 4, 1)),
            ],
        )

        way.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            papers=[way.paper("life_history", date(2024, 4, 18))],
            facts={"kin": [way.world.id("Đạt"), way.world.id("Diệp")]},
        )

        way.world.see_everything()
        waiting = Item.objects.filter(case_id=way.case_id, state="open")
        assert {(item.step, item.note.get("for_step")) for item in waiting} == {
            ("committee_verifies", None),
            ("superior_directs", "members_introduce"),
            ("superior_directs", "cell_gathers_comments"),
        }


class TestACommitteeWithAnOfficerOnly:
    def test_is_passed_over_since_an_officer_does_not_direct(self, way):
        way.world.seat("Ủy viên 2", "Sở", "organisation_department", "organisation_officer")
        way.appraised()
        vacate(way, "Đạt", "Diệp", "Ủy viên 1")

        way.does(
            "grassroots_committee_resolves",
            date(2024, 7, 28),
            by="Ủy viên 2",
            facts={"reason": "Thiếu nhận xét nơi cư trú"},
            manner="return",
        )

        assert way.open_steps() == {"superior_directs": ("Khối", "standing_committee")}


class TestAtTheTopOfTheTree:
    @pytest.fixture
    def under_the_province(self, db):
        world = World()
        world.unit("Tỉnh", "province")
        world.unit("Đơn vị", "grassroots_cell", under="Tỉnh")
        for name in ("Nga", "Phú", "Quý", "Sáu"):
            world.person(name, cell="Đơn vị")
        world.seat("Nga", "Đơn vị", "cell_meeting", "secretary")
        world.seat("Phú", "Tỉnh", "standing_committee", "secretary")
        return Way(world=world, cell="Đơn vị")

    def test_a_missing_body_is_made_good_by_another_of_the_same_unit(self, under_the_province):
        way = under_the_province
        way.listed(date(2024, 3, 4), by="Nga", helper="Sáu")
        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            by="Nga",
            papers=[
                way.paper("course_certificate", date(2024, 1, 12)),
                way.paper("application", date(2024, 4, 1)),
            ],
        )
        way.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            by="Nga",
            papers=[way.paper("life_history", date(2024, 4, 18))],
        )
        way.verified(date(2024, 6, 3), by="Nga")
        way.introduced(date(2024, 6, 10), by="Nga", names=("Quý", "Sáu"))
        way.does(
            "cell_gathers_comments",
            date(2024, 6, 20),
            by="Nga",
            papers=[way.paper("comments_summary", date(2024, 6, 19))],
        )

        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Nga",
            present=("Nga", "Phú", "Quý", "Sáu"),
            yes=4,
            papers=[way.paper("cell_resolution", date(2024, 7, 5))],
        )

        assert way.open_steps() == {"superior_directs": ("Tỉnh", "standing_committee")}
