"""The way of an applicant through organisations of different shapes."""

from datetime import date

import pytest

from tests.builders import MEMBERS
from workflows.engine import endings
from workflows.engine.ladder import directing
from workflows.engine.models import Message
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.organisation.models import Body

from .conftest import COMMITTEE


class TestUnderASubCommittee:
    def test_an_applicant_becomes_a_probationary_member(self, way):
        way.prepared()
        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=MEMBERS,
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

        way.meets(
            "grassroots_committee_resolves",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=6,
            no=3,
            papers=[way.paper("grassroots_resolution", date(2024, 8, 2))],
        )
        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

        way.decided(yes=3, no=1)
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
        assert not way.open_steps()
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []
        assert [entry.act.removeprefix("admission.") for entry in entries] == [
            "cell_lists",
            "applicant_applies",
            "applicant_writes_life_history",
            "committee_verifies",
            "members_introduce",
            "cell_gathers_comments",
            "cell_resolves",
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            "competent_committee_decides",
            "cell_receives_decision",
            "cell_admits",
            "member_files_record",
        ]


class TestShortVotes:
    def test_a_short_vote_of_the_cell_goes_up_in_full(self, way):
        way.resolved(yes=6, no=4)

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}
        entry = Entry.objects.filter(stream_id=way.case_id).latest("number")
        assert entry.facts["in_favour"] == 6
        assert entry.facts["needed"] == 7

    def test_a_short_vote_of_the_committee_goes_up_as_well(self, way):
        way.proposed(yes=5, no=4)

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_half_of_the_standing_committee_does_not_admit(self, way):
        way.proposed()

        way.decided(yes=2, no=2)

        assert way.case().outcome == "declined"
        assert not way.open_steps()


class TestShapes:
    def test_a_single_cell_goes_straight_to_the_committee_above(self, way):
        way.cell = "Chợ"
        way.listed(date(2024, 3, 4), by="Sương", helper="Linh")
        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            by="Sương",
            papers=[
                way.paper("course_certificate", date(2024, 1, 12)),
                way.paper("application", date(2024, 4, 1)),
            ],
        )
        way.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            by="Sương",
            papers=[way.paper("life_history", date(2024, 4, 18))],
        )
        way.verified(date(2024, 6, 3), by="Sương")
        way.introduced(date(2024, 6, 10), by="Sương", names=("Ri", "Linh"))
        way.does(
            "cell_gathers_comments",
            date(2024, 6, 20),
            by="Sương",
            papers=[way.paper("comments_summary", date(2024, 6, 19))],
        )

        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Sương",
            present=("Sương", "Ri", "Linh", "Hương"),
            yes=3,
            no=1,
            papers=[way.paper("cell_resolution", date(2024, 7, 5))],
        )

        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

    def test_a_delegated_committee_decides_itself_by_two_thirds_of_all(self, way):
        way.world.delegate("Sở", by=("Khối", "standing_committee"))
        way.appraised()

        assert way.open_steps() == {"competent_committee_decides": ("Sở", "committee")}

        way.meets(
            "competent_committee_decides",
            date(2024, 8, 2),
            by="Ủy viên 1",
            present=COMMITTEE,
            yes=5,
            no=4,
            papers=[way.paper("admission_decision", date(2024, 8, 2))],
            basis="Quyết định ủy quyền 15-QĐ",
        )
        assert way.case().outcome == "declined"

    def test_a_cell_of_two_cannot_resolve_and_its_case_goes_up_at_once(self, way):
        way.cell = "Hai"
        way.listed(date(2024, 3, 4), by="Nhân", helper="Lộc")
        way.does(
            "applicant_applies",
            date(2024, 4, 2),
            by="Nhân",
            papers=[
                way.paper("course_certificate", date(2024, 1, 12)),
                way.paper("application", date(2024, 4, 1)),
            ],
        )
        way.does(
            "applicant_writes_life_history",
            date(2024, 4, 20),
            by="Nhân",
            papers=[way.paper("life_history", date(2024, 4, 18))],
        )
        way.verified(date(2024, 6, 3), by="Ủy viên 1")
        way.introduced(date(2024, 6, 10), by="Nhân", names=("Nhân", "Lộc"))
        way.does(
            "cell_gathers_comments",
            date(2024, 6, 20),
            by="Nhân",
            papers=[way.paper("comments_summary", date(2024, 6, 19))],
        )

        item = way.item("superior_directs")
        assert (item.body.unit.name, item.body.kind) == ("Sở", "committee")
        assert item.note == {"for_step": "cell_resolves", "reason": "too_few_members"}
        with pytest.raises(directing.StillNobody):
            way.does(
                "superior_directs",
                date(2024, 7, 1),
                by="Ủy viên 1",
                facts={"way": "hand_back", "reason": "Trả về chi bộ"},
            )

        way.does(
            "superior_directs",
            date(2024, 7, 2),
            by="Ủy viên 1",
            facts={"way": "close", "reason": "Chi bộ giải thể, chuyển hồ sơ"},
        )
        assert way.case().outcome == "closed_by_superior"


class TestNobodyMayAct:
    def test_a_vacant_seat_sends_the_step_up_with_the_reason(self, way):
        way.prepared()
        way.world.people["Ủy viên 15"].appointments.update(
            during=("2020-01-01", "2024-06-30"), end_recorded_at=way.at
        )

        way.meets(
            "cell_resolves",
            date(2024, 7, 5),
            by="Đạt",
            present=MEMBERS,
            yes=9,
            no=1,
            papers=[way.paper("cell_resolution", date(2024, 7, 5))],
        )

        item = way.item("superior_directs")
        assert item.body.unit.name == "Sở"
        assert item.note == {"for_step": "sub_committee_appraises", "reason": "nobody_may_act"}
        way.does(
            "superior_directs",
            date(2024, 7, 8),
            by="Ủy viên 1",
            facts={"way": "take_over", "reason": "Đảng ủy bộ phận khuyết bí thư"},
        )
        assert way.open_steps() == {"sub_committee_appraises": ("Sở", "committee")}


class TestReturns:
    def test_a_returned_file_comes_back_to_the_body_that_returned_it(self, way):
        way.appraised()

        way.does(
            "grassroots_committee_resolves",
            date(2024, 7, 28),
            by="Ủy viên 1",
            facts={"reason": "Thiếu nhận xét nơi cư trú"},
            manner="return",
        )
        assert way.open_steps() == {"cell_completes_file": ("Phòng", "cell_meeting")}

        way.does("cell_completes_file", date(2024, 8, 1))
        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}

    def test_a_return_has_its_reason(self, way):
        way.appraised()

        with pytest.raises(directing.ReasonNeeded):
            way.does(
                "grassroots_committee_resolves",
                date(2024, 7, 28),
                by="Ủy viên 1",
                manner="return",
            )


class TestNotices:
    def told(self, way):
        message = Message.objects.filter(stream_id=way.case_id).latest("number")
        return {
            (body.unit.name, body.kind)
            for body in Body.objects.filter(pk__in=message.bodies).select_related("unit")
        }

    def test_the_cell_is_told_that_its_applicant_was_not_admitted(self, way):
        way.proposed()

        way.decided(yes=2, no=2)

        assert ("Phòng", "cell_meeting") in self.told(way)

    def test_those_on_whom_a_case_waited_are_told_that_it_ended(self, way):
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
        )

        TestEndings().end(way, "withdrew", date(2024, 8, 1))

        assert self.told(way) == {
            ("Phòng", "cell_meeting"),
            ("Phòng", "cell_committee"),
            ("Sở", "committee"),
        }


class TestEndings:
    def end(self, way, ground, on):
        return endings.end_case(
            case_id=way.case_id,
            actor=way.actor("Đạt"),
            ground=ground,
            reason="Theo đơn ngày 01/08",
            decided_on=on,
            at=way.at,
            key=new_id(),
            no_conflict=True,
        )

    def test_a_withdrawal_ends_the_case_wherever_it_waits(self, way):
        way.appraised()

        self.end(way, "withdrew", date(2024, 8, 1))

        assert way.case().outcome == "withdrawn"
        assert not way.open_steps()

    def test_a_death_between_decision_and_ceremony_lapses_the_decision(self, way):
        way.proposed()
        way.decided()

        self.end(way, "died", date(2024, 9, 20))

        assert way.case().outcome == "lapsed"
        assert way.case().subject.membership.state == "applicant"

    def test_one_leaves_the_list_before_applying(self, way):
        way.listed(date(2024, 3, 4))

        self.end(way, "left_list", date(2024, 4, 1))

        assert way.case().outcome == "left_list"
