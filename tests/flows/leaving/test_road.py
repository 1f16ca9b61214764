"""The way of a request to leave: only without a breach, and what the decision ends."""

from datetime import UTC, date, datetime

import pytest

from tests.flows.deletion.test_road import a_card_of
from workflows.authority import law
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.editions import against
from workflows.engine.ladder.grounds import NoSuchGround
from workflows.flows.leaving.steps.breaches import DisciplineComesFirst
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.papers.completeness import DossierIncomplete

from .conftest import REASON

IN_2025 = datetime(2025, 11, 3, 3, tzinfo=UTC)
MATTERS = ["inspection", "complaint", "accusation", "discipline", "breach"]


class TestRequest:
    def test_is_the_member_s_own_in_writing(self, way):
        way.at = IN_2025

        with pytest.raises((DossierIncomplete, BasisNotConfirmed)):
            way.opens(date(2025, 9, 1), papers=[])

    def test_states_a_ground_of_leaving(self, way):
        with pytest.raises(NoSuchGround):
            way.opens(facts={"ground": "deletion.ground_absent_or_unpaid", "reason": REASON})


class TestBreach:
    @pytest.mark.parametrize("matter", MATTERS)
    def test_refuses_under_the_guidance_of_2025(self, way, matter):
        way.at = IN_2025
        way.opens(date(2025, 9, 1))

        with pytest.raises(DisciplineComesFirst) as refused:
            way.states(date(2025, 9, 8), stated=matter)

        assert (refused.value.source.instrument, refused.value.source.article) == (
            "hd-06-2025",
            "11.2a",
        )

    def test_warns_where_the_rule_of_the_day_was_not_read(self, way):
        way.opens()

        with pytest.raises(BasisNotConfirmed):
            way.states(stated="inspection")
        answer = way.states(stated="inspection", basis="Công văn của Ủy ban Kiểm tra")

        assert answer.outcome == "something_open"

    def test_a_rule_in_doubt_stops_nothing(self):
        recalled = law.pack().parameter("leaving.only_without_breach").on(date(2024, 5, 6))

        assert against(recalled, DisciplineComesFirst()) == (recalled,)

    def test_the_case_may_end_so_that_discipline_is_considered(self, way):
        way.opens()

        way.does(
            "cell_states_no_breach",
            date(2024, 5, 20),
            manner="discipline_first",
            facts={"reason": "Đang xem xét kỷ luật"},
        )

        assert way.case().outcome == "discipline_first"
        assert way.membership().state == "official"


class TestDecision:
    def test_ends_the_membership_and_keeps_why(self, way):
        way.is_decided()

        membership = way.membership()
        assert (membership.state, membership.left_on) == ("former", date(2024, 7, 10))
        assert (membership.left_by, membership.left_on_ground) == (
            "leaving",
            "leaving.ground_family_hardship",
        )
        way.does("cell_announces", date(2024, 7, 15))
        assert way.case().outcome == "left"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_lets_the_cell_collect_the_card(self, way):
        a_card_of(way)
        way.is_decided()
        way.does("cell_announces", date(2024, 7, 15))

        way.does(
            "cell_collects_card",
            date(2024, 7, 15),
            facts={"fate": "collected", "handed_up_on": date(2024, 7, 16), "reason": ""},
        )

        assert way.case().outcome == "left"

    def test_that_falls_short_leaves_the_member_a_member(self, way):
        way.opens()
        way.states()
        way.cell_votes(yes=3, no=6)
        way.block_votes(yes=1, no=3)

        way.does("cell_receives_decision", date(2024, 7, 20))

        assert way.case().outcome == "stays"
        assert way.membership().state == "official"

    def test_a_file_that_was_returned_is_completed(self, way):
        way.opens()
        way.states()
        way.cell_votes(yes=7, no=2)
        way.does(
            "sub_committee_appraises",
            date(2024, 6, 10),
            by="Ủy viên 15",
            manner="return",
            facts={"reason": "Thiếu xác nhận"},
        )

        way.does("cell_completes_file", date(2024, 6, 12))

        assert way.open_steps() == {"sub_committee_appraises": ("Bộ phận", "sub_committee")}


class TestEndings:
    @pytest.mark.parametrize(
        ("ground", "outcome"),
        [("withdrew", "withdrawn"), ("died", "died"), ("left", "left_otherwise")],
    )
    def test_before_the_decision(self, way, ground, outcome):
        way.opens()

        way.does(
            "cell_states_no_breach",
            date(2024, 5, 20),
            manner=ground,
            facts={"reason": "Ghi trong biên bản"},
        )

        assert way.case().outcome == outcome

    def test_a_death_after_the_decision_leaves_it_as_it_is(self, way):
        way.is_decided()

        way.does("cell_announces", date(2024, 7, 12), manner="died", facts={"reason": "Từ trần"})

        assert way.case().outcome == "left"
