"""From the decision to the ceremony and the member's own record: days, clocks, standings."""

from datetime import date

from tests.builders import MEMBERS
from workflows.engine.models import Clock

from .conftest import COMMITTEE
from .test_beside import leave_list


class TestTheCeremony:
    def test_ends_the_standing_of_an_applicant_and_leaves_its_first_day(self, way):
        way.listed(date(2024, 1, 8))
        subject = way.case().subject
        leave_list(way)
        way.listed(date(2024, 4, 2), person_id=subject.id)
        way.goes_on_to_the_meeting()
        self.decided(way)

        way.does("cell_receives_decision", date(2024, 9, 16))
        way.does(
            "cell_admits",
            date(2024, 10, 1),
            papers=[way.paper("ceremony_minutes", date(2024, 10, 1))],
        )

        way.world.see_everything()
        applied, admitted = subject.standings.order_by("during")
        assert (applied.during.lower, applied.during.upper) == (
            date(2024, 1, 8),
            date(2024, 10, 1),
        )
        assert admitted.during.lower == date(2024, 10, 1)

    def test_the_members_record_in_time_meets_its_clock(self, way):
        way.proposed()
        way.decided()
        way.does("cell_receives_decision", date(2024, 9, 16))
        way.does(
            "cell_admits",
            date(2024, 10, 1),
            papers=[way.paper("ceremony_minutes", date(2024, 10, 1))],
        )

        way.does(
            "member_files_record",
            date(2024, 10, 21),
            papers=[way.paper("member_record", date(2024, 10, 21))],
        )

        way.world.see_everything()
        clock = Clock.objects.get(case_id=way.case_id, kind="member_files_record")
        assert clock.state == "met"

    def decided(self, way):
        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=MEMBERS,
            yes=10,
            papers=[way.paper("cell_resolution", date(2024, 7, 5))],
        )
        way.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            papers=[way.paper("appraisal", date(2024, 7, 20))],
        )
        way.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=9,
            papers=[way.paper("grassroots_resolution", date(2024, 8, 2))],
        )
        way.decided()
