"""The card that goes out with the recognition, and the cases that began before it did."""

from datetime import date

import pytest

from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.ladder import cards
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.engine.models import Case
from workflows.journal.models import Entry, PersonalFact
from workflows.people.models import Card

DECIDED = date(2024, 9, 10)
ANNOUNCED = date(2024, 10, 3)


def test_is_issued_above_the_grass_roots_and_handed_over_at_the_cells_meeting(way):
    way.decided()
    assert way.open_steps() == {"committee_issues_card": ("Khối", "standing_committee")}

    way.card_issued(DECIDED)
    (card,) = way.cards()
    assert (card.state, card.during.lower, card.document) == ("issued", DECIDED, "88-QĐ/ĐU")
    way.does("cell_announces", ANNOUNCED)

    (card,) = way.cards()
    assert (card.state, card.handed_over_on) == ("held", ANNOUNCED)
    assert way.case().outcome == "recognised"


def test_leaves_its_number_to_the_journal_as_a_commitment_alone(way):
    way.decided()

    answer = way.card_issued(DECIDED)

    way.world.see_everything()
    entry = Entry.objects.get(pk=answer.entry_id)
    assert "01.234567" not in bytes(entry.canonical).decode()
    assert PersonalFact.objects.get(entry_id=entry.id, name="card_number").text == "01.234567"


def test_that_others_hold_is_refused_by_a_sentence(way):
    way.decided()
    Card.objects.create(
        person=way.world.people["Vinh"],
        version="2003",
        number="01.234567",
        issued_on=DECIDED,
        document="12-QĐ/ĐU",
        during=(DECIDED, None),
        entry_id=way.case_id,
        path=way.world.paths["Phòng"],
        recorded_at=way.at,
    )

    with pytest.raises(cards.NumberTaken):
        way.card_issued(DECIDED)


def test_with_an_unusual_number_is_issued_once_that_is_confirmed(way):
    way.decided()

    with pytest.raises(BasisNotConfirmed):
        way.card_issued(DECIDED, number="001098004321", basis="")
    way.card_issued(DECIDED, number="001098004321")

    assert way.cards()[0].number == "001098004321"


def test_is_not_issued_where_nobody_can_take_it(way):
    way.decided()
    with pytest.raises(ReasonNeeded):
        way.does("committee_issues_card", DECIDED, by="Ủy viên 10", manner="issues_no_card")

    way.does(
        "committee_issues_card",
        DECIDED,
        by="Ủy viên 10",
        manner="issues_no_card",
        facts={"reason": "Đã từ trần ngày 08/09/2024."},
    )
    way.does("cell_announces", ANNOUNCED)

    assert way.cards() == []
    assert way.case().outcome == "recognised"


def test_stays_with_the_cell_where_it_cannot_be_handed_over(way):
    way.decided()
    way.card_issued(DECIDED)

    way.does(
        "cell_announces",
        ANNOUNCED,
        manner="hands_over_no_card",
        facts={"reason": "Đi công tác nước ngoài."},
    )

    assert way.cards()[0].state == "issued"
    assert way.case().outcome == "recognised"


def test_is_no_part_of_a_case_that_began_before_it_was(way):
    way.prepares()
    Case.objects.filter(pk=way.case_id).update(shape=1)
    way.cell_votes(date(2024, 7, 5), yes=9, no=1)
    way.appraised(date(2024, 7, 12))
    way.committee_votes("grassroots_committee_resolves", date(2024, 7, 20), yes=8, no=1)
    way.block_votes("competent_committee_decides", DECIDED, yes=3, no=1)

    way.does("cell_announces", ANNOUNCED)

    assert way.case().outcome == "recognised"
    assert way.cards() == []
