"""What the steps of any procedure write of a member's card."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from workflows.authority import law
from workflows.engine.editions import against
from workflows.engine.ladder import cards, collecting
from workflows.engine.ladder.directing import ReasonNeeded
from workflows.engine.maps import Answered
from workflows.engine.refusals import BeforeThePrecedingStep, InTheFuture
from workflows.engine.rulings import Ruling
from workflows.engine.situations import CaseFacts, ItemFacts, Situation
from workflows.foundation.identifiers import new_id
from workflows.people.models.cards import EndOfCard

LEFT_ON = date(2025, 3, 3)
MET_ON = date(2025, 3, 10)
TODAY = date(2025, 3, 20)
CARD = {
    "id": str(new_id()),
    "person_id": str(new_id()),
    "version": "2003",
    "number": "01.234567",
    "issued_on": "2024-09-10",
    "document": "96-QĐ/ĐU",
    "state": "held",
    "handed_over_on": "2024-10-03",
    "ended_by": "",
    "collected_on": None,
    "handed_up_on": None,
    "not_collected_because": "",
    "since": "2024-09-10",
    "until": None,
}


def situation(*held):
    """Return a case whose membership ended on 03/03/2025, of somebody with these cards."""
    case = CaseFacts(
        id=new_id(),
        number="CT-1",
        procedure="recognition",
        shape=1,
        state="open",
        outcome="",
        subject_id=UUID(CARD["person_id"]),
        subject_name="Ngân",
        subject_born_on=None,
        standing="former",
        standing_since=LEFT_ON,
        unit_id=new_id(),
        dossier_id=new_id(),
        opened_on=LEFT_ON,
        path="a",
    )
    item = ItemFacts(
        id=new_id(),
        step="cell_announces",
        body_id=new_id(),
        state="open",
        outcome="",
        opened_on=LEFT_ON,
        decided_on=None,
        decided_by=None,
        came_from=None,
        entry_id=None,
        key=None,
        first_seen_by=None,
        due_on=None,
        due_provisional=False,
        note={},
        facts={},
    )
    return Situation(
        case=case,
        item=item,
        items=(item,),
        on=MET_ON,
        today=TODAY,
        ladder=(),
        official_members=frozenset(),
        papers=(),
        clocks=(),
        number=1,
        previous=None,
        seat=None,
        barred=False,
        own={"cards": list(held), "membership": {"state": "official"}},
    )


def numbers(number="02.345678", document="12-QĐ/ĐU"):
    return {"number": number, "document": document}


class TestIssued:
    def test_from_the_day_of_its_decision_with_the_number_as_text(self):
        ruling = cards.issued(situation(), numbers("00.000042"))

        (row,) = ruling.insertions[0].rows
        assert (row["number"], row["version"], row["during"].lower) == ("00.000042", "2003", MET_ON)
        assert ruling.personal == {"card_number": "00.000042"}
        assert "00.000042" not in str(ruling.facts)

    def test_in_the_place_of_another_which_ends_that_day(self):
        found = situation(CARD)

        ruling = cards.issued(found, numbers(), in_place_of=cards.out(found), by=EndOfCard.DAMAGE)

        columns = ruling.amendments[0].columns
        assert (columns["state"], columns["ended_by"]) == ("replaced", "damage")
        assert columns["during"].upper == MET_ON

    def test_to_nobody_who_holds_one(self):
        with pytest.raises(cards.HoldsACard):
            cards.issued(situation(CARD), numbers())

    @pytest.mark.parametrize("missing", [numbers(number=" "), numbers(document="")])
    def test_not_without_both_numbers(self, missing):
        with pytest.raises(cards.NumberMissing):
            cards.issued(situation(), missing)

    def test_with_a_number_of_another_form_once_that_is_confirmed(self):
        ruling = cards.issued(situation(), numbers("001098004321"))

        assert [each.value for each in ruling.against] == ["00.000000"]

    def test_from_august_2025_with_twelve_digits(self):
        later = replace(situation(), on=date(2025, 8, 8))

        assert cards.issued(later, numbers("001098004321")).against == ()

    def test_a_form_that_was_read_would_refuse(self):
        read = law.pack().parameter("admission.probation").on(MET_ON)

        with pytest.raises(cards.NumberOfAnotherForm):
            against(read, cards.NumberOfAnotherForm(form="00.000000"))


class TestHandedOver:
    def test_on_the_day_of_the_meeting(self):
        ruling = cards.with_card_handed_over(
            Ruling("filed"), situation({**CARD, "state": "issued", "handed_over_on": None})
        )

        columns = ruling.amendments[0].columns
        assert (columns["state"], columns["handed_over_on"]) == ("held", MET_ON)

    def test_to_nobody_who_is_no_official_member_any_more(self):
        found = situation({**CARD, "state": "issued", "handed_over_on": None})
        found.own["membership"]["state"] = "former"

        with pytest.raises(cards.NotOfficial):
            cards.with_card_handed_over(Ruling("filed"), found)

    def test_nothing_where_no_card_is_on_the_way(self):
        assert cards.with_card_handed_over(Ruling("filed"), situation(CARD)).amendments == ()


def settled(found, facts):
    """Settle the card of who left on a day."""
    return collecting.settled(found, facts, since=LEFT_ON)


class TestCollected:
    def test_is_valid_no_longer_from_the_day_the_membership_ended(self):
        found = situation(CARD)

        ruling = settled(found, {"fate": "collected", "handed_up_on": TODAY})

        columns = ruling.amendments[0].columns
        assert columns["during"].upper == LEFT_ON
        assert (columns["collected_on"], columns["handed_up_on"]) == (MET_ON, TODAY)
        assert (ruling.outcome, columns["state"]) == ("collected", "collected")

    def test_is_the_old_one_too_where_another_was_on_the_way(self):
        replaced_on = "2025-02-03"
        old = {**CARD, "state": "replaced", "ended_by": "damage", "until": replaced_on}
        new = {**CARD, "id": str(new_id()), "state": "issued", "issued_on": replaced_on}
        new |= {"since": replaced_on, "handed_over_on": None}

        ruling = settled(situation(old, new), {"fate": "collected", "handed_up_on": None})

        written = {each.id: each.columns for each in ruling.amendments}
        assert {columns["state"] for columns in written.values()} == {"collected"}
        days = [written[UUID(row["id"])]["during"].upper for row in (old, new)]
        assert days == [date.fromisoformat(replaced_on), LEFT_ON]

    def test_may_still_lie_with_the_cell(self):
        ruling = settled(situation(CARD), {"fate": "collected", "handed_up_on": None})

        assert ruling.amendments[0].columns["handed_up_on"] is None

    @pytest.mark.parametrize(
        ("handed_up_on", "refusal"),
        [(LEFT_ON, BeforeThePrecedingStep), (date(2025, 3, 21), InTheFuture)],
    )
    def test_is_handed_up_after_it_was_collected_and_not_ahead_of_today(
        self, handed_up_on, refusal
    ):
        with pytest.raises(refusal):
            settled(situation(CARD), {"fate": "collected", "handed_up_on": handed_up_on})

    def test_or_not_with_the_reason(self):
        fate = {"fate": "not_collected", "reason": "Đã ra nước ngoài."}

        ruling = settled(situation(CARD), fate)

        columns = ruling.amendments[0].columns
        assert (columns["state"], columns["during"].upper) == ("not_collected", LEFT_ON)
        assert columns["not_collected_because"] == "Đã ra nước ngoài."
        with pytest.raises(ReasonNeeded):
            settled(situation(CARD), {**fate, "reason": ""})

    def test_asks_nothing_of_who_never_had_one(self):
        assert not collecting.card_is_out(Answered(situation(), Ruling("carried")))
        assert collecting.card_is_out(Answered(situation(CARD), Ruling("carried")))
        fate = {"fate": "not_collected", "reason": "Thẻ đã mất."}
        assert settled(situation(), fate).amendments == ()


class TestLeftToTheFamily:
    def test_ends_with_the_death(self):
        (amendment,) = cards.left_to_family(situation(CARD), since=LEFT_ON)

        assert (amendment.columns["state"], amendment.columns["ended_by"]) == ("kept", "death")
        assert amendment.columns["during"].upper == LEFT_ON

    def test_is_nothing_where_there_was_no_card(self):
        assert cards.left_to_family(situation(), since=LEFT_ON) == ()


def test_digits_of_other_scripts_are_no_digits_of_a_number():
    assert not cards.has_form("٠١.٠٠٠٠٤٢", "00.000000")
