"""The way of a badge: proposed, awarded, handed over; or not."""

from datetime import date

import pytest

from tests.flows.badge.conftest import DAY_OF_AWARD
from workflows.engine.refusals import BeforeThePrecedingStep
from workflows.flows.badge.steps.declaring import AlreadyAwarded, NotADayOfAward
from workflows.journal.chains import breaks
from workflows.journal.models import Entry

DECIDED = date(2024, 4, 22)
LATER = date(2024, 9, 2)


class TestRoad:
    def test_leads_by_the_committee_to_the_province_and_to_the_ceremony(self, way):
        way.declares()
        way.cell_votes()
        assert way.open_steps() == {"grassroots_committee_resolves": ("Sở", "committee")}

        way.committee_votes()
        assert way.open_steps() == {"competent_committee_decides": ("Tỉnh", "standing_committee")}

        way.province_votes()
        assert way.open_steps() == {"committee_hands_over_badge": ("Sở", "committee")}
        assert way.awards() == [(30, DECIDED, None)]

        way.handed_over()
        assert way.case().outcome == "awarded"
        assert way.awards() == [(30, DECIDED, DAY_OF_AWARD)]
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_ends_where_the_cell_does_not_propose(self, way):
        way.declares()

        way.cell_votes(yes=5, no=5)

        assert way.case().outcome == "not_awarded"

    def test_goes_on_where_the_committee_does_not_propose(self, way):
        way.declares()
        way.cell_votes()

        way.committee_votes(yes=4, no=5)

        assert list(way.open_steps()) == ["competent_committee_decides"]

    def test_ends_where_the_province_does_not_award(self, way):
        way.declares()
        way.cell_votes()
        way.committee_votes()

        way.province_votes(yes=1, no=2)

        assert (way.case().outcome, way.awards()) == ("not_awarded", [])

    @pytest.mark.parametrize(
        ("step", "by"),
        [
            ("grassroots_committee_resolves", "Ủy viên 1"),
            ("competent_committee_decides", "Ủy viên 14"),
        ],
    )
    def test_leads_back_to_whoever_returned_the_file(self, way, step, by):
        way.declares()
        way.cell_votes()
        if step == "competent_committee_decides":
            way.committee_votes()

        way.does(step, DECIDED, by=by, manner="return", facts={"reason": "Thiếu tờ khai."})
        way.does("cell_completes_file", DECIDED)

        assert list(way.open_steps()) == [step]

    @pytest.mark.parametrize(
        ("ground", "outcome"), [("withdrew", "withdrawn"), ("died", "died"), ("left", "left")]
    )
    def test_ends_around_the_steps_until_the_badge_is_awarded(self, way, ground, outcome):
        way.declares()

        way.does("cell_resolves", DECIDED, manner=ground, facts={"reason": "Đảng viên báo."})

        assert way.case().outcome == outcome


class TestAward:
    def test_is_made_once_of_the_same_years(self, way):
        way.decided()
        way.handed_over()

        with pytest.raises(AlreadyAwarded):
            way.declares(date(2024, 6, 3), award_on=LATER)

    def test_has_its_ceremony_on_one_of_its_days(self, way):
        way.decided()

        with pytest.raises(NotADayOfAward):
            way.handed_over(date(2024, 5, 20))

    def test_is_not_handed_over_before_its_decision_was_issued(self, way):
        way.declares(ground="grave_illness", award_on=DECIDED)
        way.cell_votes()
        way.committee_votes()
        way.province_votes(issued_on=date(2024, 4, 26))

        with pytest.raises(BeforeThePrecedingStep):
            way.handed_over(date(2024, 4, 25))

    def test_comes_on_any_day_to_whoever_is_gravely_ill(self, way):
        way.decided(ground="grave_illness", award_on=DECIDED)

        way.handed_over(date(2024, 4, 29))

        assert way.awards() == [(30, DECIDED, date(2024, 4, 29))]
