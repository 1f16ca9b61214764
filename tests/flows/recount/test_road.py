"""The way of a recount: proposed, decided, told; or left as it is, and why."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import RECORDED_AT
from tests.flows.recount.conftest import DECIDED_ON, ON_RECORD, PROVINCE, WRITTEN
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.flows.recount.steps.recounting import RecountedSince
from workflows.foundation.identifiers import new_id
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.models import Membership, PartyAge

AWAY = (date(2001, 1, 1), date(2001, 1, 11))
BEFORE = date(2020, 3, 2)


class TestRoad:
    def test_leads_by_the_committee_to_the_one_above_and_back_to_the_cell(self, way):
        way.asks(outside=[AWAY])
        way.cell_votes()
        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}

        way.committee_votes()
        assert way.open_steps() == {"competent_committee_decides": ("Khối", "standing_committee")}

        way.committee_above_votes()
        assert way.open_steps() == {"cell_tells_member": ("Phòng", "cell_meeting")}
        assert way.recounts() == [(WRITTEN, 10, DECIDED_ON, None)]

        way.tells()
        assert way.case().outcome == "recounted"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_leads_from_a_single_cell_straight_to_the_committee_above(self, way):
        way.asks(of="Linh", by="Sương", cell="Chợ")

        way.votes(
            "cell_resolves",
            date(2024, 9, 8),
            present=("Sương", "Ri", "Linh", "Hương"),
            yes=4,
            no=0,
            paper="recount_resolution",
        )

        assert list(way.open_steps()) == ["competent_committee_decides"]

    def test_ends_where_the_cell_does_not_propose_once_the_member_is_told_why(self, way):
        way.asks()

        way.cell_votes(yes=5, no=5)
        with pytest.raises(ReasonNeeded):
            way.tells()
        way.tells(reason="Giấy tờ chưa đủ căn cứ.")

        assert (way.case().outcome, way.recounts()) == ("left_as_it_is", [])

    def test_goes_on_where_the_committee_does_not_propose(self, way):
        way.asks()
        way.cell_votes()

        way.committee_votes(yes=4, no=5)

        assert list(way.open_steps()) == ["competent_committee_decides"]

    def test_leaves_the_party_age_where_the_committee_above_is_not_more_than_half_for_it(self, way):
        way.proposed_to_the_committee_above()

        way.committee_above_votes(yes=2, no=2)
        way.tells(reason="Quyết định kết nạp không có bản gốc.")

        assert (way.case().outcome, way.recounts()) == ("left_as_it_is", [])

    @pytest.mark.parametrize(
        ("step", "by"),
        [
            ("grassroots_committee_resolves", "Ủy viên 1"),
            ("competent_committee_decides", "Ủy viên 10"),
        ],
    )
    def test_leads_back_to_whoever_returned_the_file(self, way, step, by):
        way.asks()
        way.cell_votes()
        if step == "competent_committee_decides":
            way.committee_votes()

        way.does(step, DECIDED_ON, by=by, manner="return", facts={"reason": "Thiếu bản gốc."})
        way.does("cell_completes_file", DECIDED_ON)

        assert list(way.open_steps()) == [step]

    @pytest.mark.parametrize(
        ("ground", "outcome"), [("withdrew", "withdrawn"), ("died", "died"), ("left", "left")]
    )
    def test_ends_around_the_steps_until_the_party_age_is_recounted(self, way, ground, outcome):
        way.asks()

        way.does("cell_resolves", DECIDED_ON, manner=ground, facts={"reason": "Đảng viên báo."})

        assert way.case().outcome == outcome

    def test_asks_on_which_basis_before_the_regulation_that_was_read(self, way):
        way.proposed_to_the_committee_above()

        with pytest.raises(BasisNotConfirmed):
            way.committee_above_votes(basis="")

    def test_rests_on_the_regulation_that_was_read_once_it_holds(self, way):
        for name in PROVINCE[1:]:
            way.world.seat(name, "Tỉnh", "standing_committee", "standing_committee_member")
        way.at = way.at.replace(year=2025)
        way.proposed_to_the_committee_above(on=date(2025, 9, 1))

        way.committee_above_votes(date(2025, 10, 6), present=PROVINCE, yes=2, no=1, basis="")

        assert way.recounts() == [(WRITTEN, 0, date(2025, 10, 6), None)]


class TestRecount:
    def before(self, way, since):
        way.world.see_everything()
        PartyAge.objects.create(
            person=way.world.people["Vinh"],
            decided_on=date(1995, 2, 3),
            days_outside=0,
            during=DateRange(since, None),
            entry_id=new_id(),
            path=way.world.paths["Phòng"],
            recorded_at=RECORDED_AT,
        )

    def test_stands_behind_the_one_before_and_changes_nothing_of_it(self, way):
        self.before(way, BEFORE)

        way.proposed_to_the_committee_above()
        way.committee_above_votes()

        assert way.recounts() == [
            (date(1995, 2, 3), 0, BEFORE, DECIDED_ON),
            (WRITTEN, 0, DECIDED_ON, None),
        ]

    @pytest.mark.parametrize("since", [DECIDED_ON, date(2024, 10, 20)])
    def test_does_not_begin_before_the_latest(self, way, since):
        way.proposed_to_the_committee_above()
        self.before(way, since)

        with pytest.raises(RecountedSince):
            way.committee_above_votes()

    def test_leaves_the_membership_as_the_register_has_it(self, way):
        way.proposed_to_the_committee_above()

        way.committee_above_votes()

        way.world.see_everything()
        held = Membership.objects.get(person=way.world.people["Vinh"])
        assert held.first_admission_decided_on == ON_RECORD
