"""Who exempts a member, from which day, and what that does to the counts."""

from datetime import UTC, date, datetime

import pytest

from workflows.flows.exemption.steps import asking
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.electorates import electorate

from .conftest import ASKED_ON, BACK_ON, MET_ON

AFTERWARDS = datetime(2025, 1, 1, tzinfo=UTC)


class TestTheCellDecides:
    def test_on_poor_health_and_reports_to_the_committee_above(self, way):
        way.asks()
        way.cell_votes()

        assert way.exemptions() == [(MET_ON, None)]
        assert way.open_steps() == {"committee_takes_note": ("Sở", "committee")}
        way.noted()
        assert way.case().outcome == "exempted"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_by_more_than_half_of_all_official_members(self, way):
        way.asks()

        way.cell_votes(yes=5, no=5)

        assert way.case().outcome == "not_exempted"
        assert way.exemptions() == []

    def test_from_the_day_asked_for_when_it_lies_ahead(self, way):
        way.asks(since=date(2024, 7, 1))

        way.cell_votes()

        assert way.exemptions() == [(date(2024, 7, 1), None)]

    def test_for_somebody_unable_to_ask_with_the_cell_s_reason(self, way):
        way.asks(papers=[], unable="Đang điều trị, không viết được đơn")

        assert way.open_steps() == {"cell_resolves": ("Phòng", "cell_meeting")}

    def test_and_the_ground_is_no_open_fact_of_the_journal(self, way):
        way.asks()

        way.world.see_everything()
        asked = Entry.objects.get(stream_id=way.case_id, act="exemption.member_asks")
        assert "poor_health" not in str(asked.facts)
        assert "sức khỏe" not in str(asked.facts)


class TestTheCommitteeAboveDecides:
    def test_on_any_other_ground(self, way):
        way.asks(ground="maternity_leave", until=BACK_ON)
        way.cell_votes()

        assert way.exemptions() == []
        assert way.open_steps() == {"committee_decides": ("Sở", "committee")}
        way.committee_votes(date(2024, 5, 28), yes=5, no=4)
        assert way.exemptions() == [(date(2024, 5, 28), BACK_ON)]

    def test_and_may_refuse(self, way):
        way.asks(ground="mobile_work")
        way.cell_votes()

        way.committee_votes(date(2024, 5, 28), yes=4, no=5)

        assert way.case().outcome == "not_exempted"
        assert way.exemptions() == []

    def test_of_the_unit_above_where_a_cell_stands_alone(self, way):
        way.cell = "Chợ"
        way.world.people["Khiêm"] = way.world.people["Hương"]
        way.actor = lambda name, seat=way.actor: seat("Sương" if name == "Đạt" else name)
        way.asks()
        way.meets(
            "cell_resolves",
            MET_ON,
            by="Sương",
            present=("Sương", "Ri", "Linh", "Hương"),
            yes=3,
            no=1,
            papers=[way.paper("exemption_resolution", MET_ON)],
            basis="Điều lệ Đảng",
        )

        assert way.open_steps() == {"committee_takes_note": ("Khối", "committee")}


class TestAnExemptedMember:
    def test_leaves_the_base_unless_present(self, way):
        way.asks()
        way.cell_votes()
        body = way.world.body("Phòng", "cell_meeting").id
        khiem = way.world.id("Khiêm")

        found = electorate(body_id=body, on=date(2024, 6, 3), known_at=AFTERWARDS)

        rules = {"left_out_always": frozenset({"suspended"})}
        rules["left_out_unless_present"] = frozenset({"exempted"})
        away = found.base(present=frozenset(), **rules)
        present = found.base(present=frozenset({khiem}), **rules)
        assert (len(away), len(present)) == (9, 10)


class TestRefusals:
    def test_asks_in_writing(self, way):
        with pytest.raises(asking.RequestMissing):
            way.asks(papers=[])

    def test_names_a_ground_that_the_law_knows(self, way):
        with pytest.raises(asking.UnknownGround):
            way.asks(ground="too_busy")

    def test_ends_after_it_begins(self, way):
        with pytest.raises(asking.PeriodOver):
            way.asks(until=ASKED_ON)

    def test_is_not_voted_once_its_days_are_over(self, way):
        way.asks(until=date(2024, 5, 15))

        with pytest.raises(asking.PeriodOver):
            way.cell_votes()

    def test_is_not_given_twice_for_the_same_days(self, way):
        way.world.condition("Khiêm", "exempted", since=date(2023, 1, 1))

        with pytest.raises(asking.AlreadyExempted):
            way.asks()


class TestEndings:
    def test_a_request_is_withdrawn_before_the_vote(self, way):
        way.asks()

        way.does("cell_resolves", MET_ON, manner="withdrew", facts={"reason": "Đã khỏe lại"})

        assert way.case().outcome == "withdrawn"

    def test_after_the_vote_a_death_still_ends_the_case(self, way):
        way.asks(until=BACK_ON)
        way.cell_votes()

        way.does("committee_takes_note", MET_ON, manner="died", facts={"reason": "Từ trần"})

        assert way.case().outcome == "died"
