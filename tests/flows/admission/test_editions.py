"""A case that crosses a change of the law shows each edition it was taken under."""

from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import SINCE, World
from workflows.engine.ladder import directing, voting
from workflows.engine.models import Clock
from workflows.journal.models import Entry
from workflows.organisation.models import Mandate

from .conftest import COMMITTEE, Way
from .test_corrections import correct

HAMLET = ("Nga", "Phú", "Quý", "Sáu", "Tư")
EVERYONE = (*HAMLET, *(f"Ủy viên {number}" for number in range(1, 6)))
SCHOOL = ("Lý", "Mười", "Năm", "Bảy")


@pytest.fixture
def commune(db):
    """A hamlet cell right under a commune, in 2026."""
    world = World()
    world.unit("Tỉnh", "province")
    world.unit("Xã", "commune", under="Tỉnh")
    world.unit("Ấp", "hamlet_cell", under="Xã")
    for name in HAMLET:
        world.person(name, cell="Ấp")
    for number in range(1, 6):
        world.person(f"Ủy viên {number}", cell="Ấp")
    world.seat("Nga", "Ấp", "cell_meeting", "secretary")
    world.seat("Ủy viên 1", "Xã", "committee", "secretary")
    world.seat("Ủy viên 1", "Xã", "standing_committee", "secretary")
    for number in (2, 3):
        world.seat(f"Ủy viên {number}", "Xã", "standing_committee", "standing_committee_member")
    return Way(world=world, cell="Ấp", at=datetime(2026, 11, 20, 3, tzinfo=UTC))


def to_the_cells_meeting(way, *, by="Nga", helper="Phú", introducers=("Quý", "Sáu")):
    way.listed(date(2026, 2, 3), by=by, helper=helper)
    way.does(
        "applicant_applies",
        date(2026, 3, 2),
        by=by,
        papers=[
            way.paper("course_certificate", date(2026, 1, 12)),
            way.paper("application", date(2026, 3, 1)),
        ],
    )
    way.does(
        "applicant_writes_life_history",
        date(2026, 3, 20),
        by=by,
        papers=[way.paper("life_history", date(2026, 3, 18))],
    )
    verifier = {"Xã": "Ủy viên 1"}.get(way.open_steps()["committee_verifies"][0], by)
    way.verified(date(2026, 5, 3), by=verifier)
    way.introduced(date(2026, 5, 10), by=by, names=introducers)
    way.does(
        "cell_gathers_comments",
        date(2026, 5, 20),
        by=by,
        papers=[way.paper("comments_summary", date(2026, 5, 19))],
    )


def resolves(way, on, *, by="Nga", present=EVERYONE):
    way.meets(
        "cell_resolves",
        on,
        by=by,
        present=present,
        yes=len(present),
        papers=[way.paper("cell_resolution", on)],
        basis="Hướng dẫn của Tỉnh ủy",
    )


class TestAcrossTheChangeOfJuly2026:
    def test_a_hamlet_cell_goes_straight_to_the_commune_and_two_editions_stand(self, commune):
        to_the_cells_meeting(commune)
        resolves(commune, date(2026, 7, 20))
        assert commune.open_steps() == {"competent_committee_decides": ("Xã", "standing_committee")}

        commune.meets(
            "competent_committee_decides",
            date(2026, 8, 10),
            by="Ủy viên 1",
            present=("Ủy viên 1", "Ủy viên 2", "Ủy viên 3"),
            yes=3,
            papers=[commune.paper("admission_decision", date(2026, 8, 10))],
            basis="Quy chế làm việc của Ban Thường vụ",
        )

        entries = {
            entry.act.removeprefix("admission."): entry
            for entry in Entry.objects.filter(stream_id=commune.case_id)
        }
        before = entries["cell_resolves"].editions["vote"]
        after = entries["competent_committee_decides"].editions["vote"]
        assert before["candidates"] or before["instrument"] == "hd-06-2025"
        assert after["since"] == "2026-07-26"
        assert after["certainty"] == "recalled"

    def test_the_ceremony_counts_from_the_issue_once_the_new_rule_holds(self, commune):
        to_the_cells_meeting(commune)
        resolves(commune, date(2026, 8, 1))
        commune.meets(
            "competent_committee_decides",
            date(2026, 8, 10),
            by="Ủy viên 1",
            present=("Ủy viên 1", "Ủy viên 2", "Ủy viên 3"),
            yes=3,
            papers=[commune.paper("admission_decision", date(2026, 8, 10))],
            basis="Quy chế làm việc của Ban Thường vụ",
        )

        clock = Clock.objects.get(case_id=commune.case_id, kind="cell_admits")
        assert (clock.event, clock.event_on) == ("decision_issued", date(2026, 8, 10))

    def test_the_ceremony_counts_from_receipt_where_the_decision_is_older_than_the_rule(
        self, commune
    ):
        to_the_cells_meeting(commune)
        resolves(commune, date(2026, 7, 1))
        commune.meets(
            "competent_committee_decides",
            date(2026, 7, 20),
            by="Ủy viên 1",
            present=("Ủy viên 1", "Ủy viên 2", "Ủy viên 3"),
            yes=3,
            papers=[commune.paper("admission_decision", date(2026, 7, 20))],
            basis="Quy chế làm việc của Ban Thường vụ",
        )

        commune.does("cell_receives_decision", date(2026, 7, 28), by="Nga")

        clock = Clock.objects.get(case_id=commune.case_id, state="running")
        assert (clock.kind, clock.event_on) == ("cell_admits", date(2026, 7, 28))
        assert commune.item("cell_admits").due_on == clock.due_on

    def test_a_decision_that_turns_to_yes_counts_from_its_issue_too(self, commune):
        to_the_cells_meeting(commune)
        resolves(commune, date(2026, 8, 1))
        commune.meets(
            "competent_committee_decides",
            date(2026, 8, 10),
            by="Ủy viên 1",
            present=("Ủy viên 1", "Ủy viên 2", "Ủy viên 3"),
            yes=1,
            no=2,
            issued_on=date(2026, 8, 14),
            papers=[commune.paper("admission_decision", date(2026, 8, 14))],
            basis="Quy chế làm việc của Ban Thường vụ",
        )

        correct(
            commune,
            *(2, 1),
            step="competent_committee_decides",
            by="Ủy viên 1",
            decided_on=date(2026, 8, 20),
        )

        clock = Clock.objects.get(case_id=commune.case_id, kind="cell_admits")
        assert (clock.event, clock.event_on) == ("decision_issued", date(2026, 8, 14))


class TestAGapIsNamed:
    def test_a_commune_without_a_standing_committee_gets_no_silent_decider(self, commune):
        world = commune.world
        world.seat("Ủy viên 5", "Tỉnh", "standing_committee", "secretary")
        world.seat("Ủy viên 5", "Tỉnh", "standing_members", "secretary")
        gap = world.bodies["Xã", "standing_committee"]
        gap.during = DateRange(SINCE, date(2026, 7, 1))
        gap.save()
        to_the_cells_meeting(commune)

        resolves(commune, date(2026, 8, 1))

        item = commune.item("superior_directs")
        assert item.body.unit.name == "Tỉnh"
        assert item.note == {"for_step": "competent_committee_decides", "reason": "body_missing"}

        commune.does(
            "superior_directs",
            date(2026, 8, 3),
            by="Ủy viên 5",
            facts={"way": "offer", "reason": "Đảng ủy xã chưa có ban thường vụ"},
        )
        assert commune.open_steps() == {"competent_committee_decides": ("Tỉnh", "standing_members")}
        commune.meets(
            "competent_committee_decides",
            date(2026, 8, 10),
            by="Ủy viên 5",
            present=("Ủy viên 5", "Ủy viên 5"),
            yes=1,
            papers=[commune.paper("admission_decision", date(2026, 8, 10))],
            basis="Quy chế làm việc của Tỉnh ủy",
        )
        assert "cell_receives_decision" in commune.open_steps()


class TestASingleCellUnderACommune:
    """The commune is above the grass roots under 294 and grass roots again under 208."""

    @pytest.fixture
    def school(self, commune):
        world = commune.world
        world.unit("Trường", "grassroots_cell", under="Xã")
        for name in SCHOOL:
            world.person(name, cell="Trường")
        world.seat("Lý", "Trường", "cell_meeting", "secretary")
        commune.cell = "Trường"
        return commune

    @pytest.mark.parametrize("met_on", [date(2026, 7, 20), date(2026, 8, 3)])
    def test_is_decided_by_the_commune_under_either(self, school, met_on):
        to_the_cells_meeting(school, by="Lý", helper="Mười", introducers=("Năm", "Bảy"))

        resolves(school, met_on, by="Lý", present=SCHOOL)

        assert school.open_steps() == {"competent_committee_decides": ("Xã", "standing_committee")}

    def test_is_verified_by_the_commune_once_that_is_its_grass_roots_committee(self, school):
        school.listed(date(2026, 8, 3), by="Lý", helper="Mười")
        school.does(
            "applicant_applies",
            date(2026, 8, 4),
            by="Lý",
            papers=[
                school.paper("course_certificate", date(2026, 1, 12)),
                school.paper("application", date(2026, 8, 4)),
            ],
        )
        school.does(
            "applicant_writes_life_history",
            date(2026, 8, 5),
            by="Lý",
            papers=[school.paper("life_history", date(2026, 8, 5))],
        )

        assert school.open_steps()["committee_verifies"] == ("Xã", "committee")


class TestHandOver:
    def test_a_body_that_holds_the_authority_keeps_the_case(self, commune):
        to_the_cells_meeting(commune)
        resolves(commune, date(2026, 7, 20))

        with pytest.raises(directing.AuthorityNotMoved):
            commune.does(
                "competent_committee_decides", date(2026, 8, 3), by="Ủy viên 1", manner="hand_over"
            )

    def test_a_delegation_withdrawn_in_between_moves_the_case(self, way):
        way.world.delegate("Sở", by=("Khối", "standing_committee"))
        way.appraised()
        Mandate.objects.update(during=DateRange(SINCE, date(2024, 8, 1)))
        with pytest.raises(voting.AuthorityMoved):
            way.meets(
                "competent_committee_decides",
                date(2024, 8, 2),
                by="Ủy viên 1",
                present=COMMITTEE,
                yes=9,
                papers=[way.paper("admission_decision", date(2024, 8, 2))],
            )

        way.does(
            "competent_committee_decides", date(2024, 8, 3), by="Ủy viên 1", manner="hand_over"
        )

        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}

        way.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 5),
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=9,
            papers=[way.paper("grassroots_resolution", date(2024, 8, 5))],
        )

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}
