"""The way of a card that was lost, is damaged, wrong or exchanged."""

from datetime import date

import pytest

from workflows.engine import openings
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.ladder.cards import HoldsACard
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.journal.chains import breaks
from workflows.journal.models import Entry
from workflows.people.models import Card

REPORTED = date(2025, 2, 3)
DECIDED = date(2025, 3, 3)
HANDED_OVER = date(2025, 4, 7)
EXCHANGE = "card_exchange_decision"


class TestLoss:
    def test_ends_the_card_on_the_day_it_was_reported(self, way):
        way.reports("loss")

        (card,) = way.cards()
        assert (card.state, card.during.upper, card.ended_by) == ("lost", REPORTED, "loss")

    def test_leads_to_a_new_card_which_the_cell_hands_over(self, way):
        way.reports("loss")
        way.forwards()
        way.replaces("card_reissue_decision")
        way.does("cell_hands_over_card", HANDED_OVER)

        lost, new = way.cards()
        assert (lost.state, lost.collected_on) == ("lost", None)
        assert (new.state, new.during.lower, new.handed_over_on) == ("held", DECIDED, HANDED_OVER)
        assert way.case().outcome == "card_replaced"
        entries = list(Entry.objects.filter(stream_id=way.case_id).order_by("number"))
        assert breaks(entries) == []

    def test_asks_for_the_decision_on_a_lost_card(self, way):
        way.reports("loss")
        way.forwards()

        with pytest.raises(BasisNotConfirmed):
            way.replaces(EXCHANGE, basis="")

    def test_of_a_card_that_the_register_does_not_know_is_replaced_all_the_same(self, way):
        way.reports("loss", person_id=way.world.id("Lập"))
        way.forwards()
        way.replaces("card_reissue_decision", facts={"number": "01.1", "document": "31-QĐ/ĐU"})
        way.does("cell_hands_over_card", HANDED_OVER)

        assert way.case().outcome == "card_replaced"


class TestRestored:
    @pytest.fixture
    def restored(self, way):
        """Give the member the card that was collected with a membership, and is none any more."""
        way.world.see_everything()
        Card.objects.update(
            state="collected", during=(date(2019, 3, 5), date(2024, 7, 10)), ended_by="leaving"
        )
        return way

    def test_leads_to_a_new_card_which_the_cell_hands_over(self, restored):
        restored.reports("restored")
        restored.forwards()
        restored.replaces("card_reissue_decision")
        restored.does("cell_hands_over_card", HANDED_OVER)

        old, new = restored.cards()
        assert (old.state, old.ended_by) == ("collected", "leaving")
        assert (new.state, new.during.lower, new.number) == ("held", DECIDED, old.number)

    def test_is_no_ground_while_a_card_is_out(self, way):
        with pytest.raises(HoldsACard):
            way.reports("restored")


class TestExchange:
    @pytest.mark.parametrize("ground", ["damage", "error", "exchange"])
    def test_leaves_the_old_card_valid_until_the_new_one_is_issued(self, way, ground):
        way.reports(ground)
        assert way.cards()[0].state == "held"

        way.forwards()
        way.replaces(EXCHANGE)

        old, new = way.cards()
        assert (old.state, old.ended_by, old.during.upper) == ("replaced", ground, DECIDED)
        assert (new.state, new.during.lower) == ("issued", DECIDED)

    def test_takes_the_old_card_in_when_the_new_one_is_handed_over(self, way):
        way.reports("damage")
        way.forwards()
        way.replaces(EXCHANGE)

        way.does(
            "cell_hands_over_card",
            HANDED_OVER,
            facts={"fate": "collected", "handed_up_on": date(2025, 4, 8), "reason": ""},
        )

        old, new = way.cards()
        assert (old.state, old.during.upper) == ("collected", DECIDED)
        assert (old.collected_on, old.handed_up_on) == (HANDED_OVER, date(2025, 4, 8))
        assert new.state == "held"

    def test_says_why_the_old_card_did_not_come_back(self, way):
        way.reports("error")
        way.forwards()
        way.replaces(EXCHANGE)

        with pytest.raises(ReasonNeeded):
            way.does(
                "cell_hands_over_card", HANDED_OVER, facts={"fate": "not_collected", "reason": ""}
            )


class TestRoad:
    def test_leads_from_the_cell_by_the_committee_to_the_committee_above(self, way):
        way.reports("damage")
        assert way.open_steps() == {"grassroots_committee_forwards_request": ("Sở", "committee")}

        way.forwards()

        assert way.open_steps() == {"committee_replaces_card": ("Khối", "standing_committee")}

    def test_leads_from_a_single_cell_straight_to_the_committee_above(self, way):
        way.cell = "Chợ"

        way.reports("damage", actor=way.actor("Sương"), person_id=way.world.id("Ri"))

        assert way.open_steps() == {"committee_replaces_card": ("Khối", "standing_committee")}

    @pytest.mark.parametrize(
        ("step", "by"),
        [
            ("grassroots_committee_forwards_request", "Ủy viên 1"),
            ("committee_replaces_card", "Ủy viên 10"),
        ],
    )
    def test_leads_back_to_whoever_returned_the_request(self, way, step, by):
        way.reports("damage")
        if step == "committee_replaces_card":
            way.forwards()

        way.does(step, DECIDED, by=by, manner="return", facts={"reason": "Thiếu ảnh."})
        way.does("cell_completes_file", DECIDED)

        assert list(way.open_steps()) == [step]

    def test_ends_where_no_other_card_is_issued(self, way):
        way.reports("exchange")
        way.forwards()

        way.does(
            "committee_replaces_card",
            DECIDED,
            by="Ủy viên 10",
            manner="declined",
            facts={"reason": "Thẻ còn dùng được, chờ đợt đổi chung."},
        )

        assert way.case().outcome == "declined"
        assert way.cards()[0].state == "held"

    def test_replaces_a_card_that_was_issued_and_never_handed_over(self, way):
        way.world.see_everything()
        Card.objects.update(state="issued", handed_over_on=None)
        way.reports("error")
        way.forwards()

        way.replaces("card_exchange_decision", DECIDED)

        assert [(card.state, card.ended_by) for card in way.cards()] == [
            ("replaced", "error"),
            ("issued", ""),
        ]

    def test_ends_with_the_death_of_the_member(self, way):
        way.reports("exchange")

        way.does(
            "grassroots_committee_forwards_request",
            DECIDED,
            manner="died",
            facts={"reason": "Từ trần ngày 01/03/2025."},
        )

        assert way.case().outcome == "died"

    def test_is_open_to_official_members_alone(self, way):
        with pytest.raises(openings.NotOfThatStanding):
            way.reports("damage", person_id=way.world.id("Ngân"))


def test_a_number_in_digits_of_another_script_is_the_same_number(way):
    way.reports("damage")
    way.forwards()
    facts = {"number": "０１.００００４２", "document": "31-QĐ/ĐU"}
    way.replaces("card_exchange_decision", facts=facts)

    assert {card.number for card in way.cards()} == {"01.000042"}
