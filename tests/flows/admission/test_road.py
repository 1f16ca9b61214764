"""The way of an applicant through organisations of different shapes."""

from datetime import date

from tests.builders import MEMBERS

ALL_TEN = MEMBERS


class TestUnderASubCommittee:
    def test_an_applicant_becomes_a_probationary_member(self, way):
        way.prepared()
        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=ALL_TEN,
            yes=9,
            no=1,
            papers=[way.paper("cell_resolution", date(2024, 7, 5))],
        )
        assert way.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}

        way.does(
            "sub_committee_appraises",
            date(2024, 7, 20),
            by="Ủy viên 15",
            papers=[way.paper("appraisal", date(2024, 7, 20))],
        )
        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}

        committee = [f"Ủy viên {number}" for number in range(1, 10)]
        way.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=committee,
            yes=6,
            no=3,
            papers=[way.paper("grassroots_resolution", date(2024, 8, 2))],
        )
        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

        way.meets(
            "competent_committee_decides",
            date(2024, 9, 10),
            by="Ủy viên 10",
            present=[f"Ủy viên {number}" for number in (10, 11, 12)],
            yes=3,
            papers=[way.paper("admission_decision", date(2024, 9, 10))],
        )
        way.does("cell_receives_decision", date(2024, 9, 16))
        way.does(
            "cell_admits",
            date(2024, 10, 1),
            papers=[way.paper("ceremony_minutes", date(2024, 10, 1))],
        )
        person = way.case().subject
        assert person.membership.state == "probationary"
        assert person.membership.admission_decided_on == date(2024, 9, 10)
        assert [s.kind for s in person.standings.order_by("during")] == [
            "applicant",
            "probationary",
        ]

        way.does(
            "member_files_record",
            date(2024, 10, 21),
            papers=[way.paper("member_record", date(2024, 10, 21))],
        )
        assert way.case().outcome == "admitted"
