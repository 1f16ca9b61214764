"""A card has one holder, a holder one valid card, and its state is reached by transitions alone."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import RECORDED_AT, World
from workflows.foundation.identifiers import new_id
from workflows.people.models import Card
from workflows.people.models.cards import CardState, EndOfCard

ISSUED_ON = date(2024, 9, 10)


@pytest.fixture
def world(db):
    world = World()
    world.unit("Sở", "grassroots_committee")
    world.unit("Phòng", "cell", under="Sở")
    for name in ("Ngân", "Vinh"):
        world.person(name, cell="Phòng")
    return world


def a_card(world, name="Ngân", **changes):
    values = {
        "version": "2003",
        "number": "01.234567",
        "issued_on": ISSUED_ON,
        "document": "96-QĐ/ĐU",
        "during": DateRange(ISSUED_ON, None),
    }
    return Card(
        person=world.people[name],
        entry_id=new_id(),
        path=world.paths["Phòng"],
        recorded_at=RECORDED_AT,
        **{**values, **changes},
    )


def refused(card):
    with pytest.raises(IntegrityError) as clash, transaction.atomic():
        card.save()
    return clash.value.__cause__.diag.constraint_name


def test_a_number_of_one_version_is_never_given_to_two_members(world):
    a_card(world).save()

    assert refused(a_card(world, "Vinh")) == "a_card_number_belongs_to_one_person"
    a_card(world, "Vinh", version="2025").save()


def test_a_member_may_hold_the_same_number_again_on_a_new_card(world):
    lost = a_card(world)
    lost.hand_over(on=ISSUED_ON)
    lost.lose(on=date(2025, 1, 6))
    lost.save()

    a_card(world, issued_on=date(2025, 2, 3), during=DateRange(date(2025, 2, 3), None)).save()

    assert Card.objects.filter(person=world.people["Ngân"]).count() == 2


def test_a_member_has_one_valid_card_a_day(world):
    a_card(world).save()

    assert refused(a_card(world, number="01.234568")) == "a_person_has_one_valid_card_a_day"


def test_a_number_keeps_its_leading_zeros(world):
    card = a_card(world, version="2025", number="001098004321")
    card.save()

    assert Card.objects.get(pk=card.pk).number == "001098004321"
    assert card.masked == "…321"


def test_a_state_is_not_set_by_hand(world):
    with pytest.raises(AttributeError):
        a_card(world).state = CardState.COLLECTED


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        pytest.param({"number": ""}, "a_card_has_a_number", id="without a number"),
        pytest.param(
            {"during": DateRange(ISSUED_ON, date(2025, 1, 6))},
            "a_card_that_ended_says_by_what",
            id="ended by nothing",
        ),
        pytest.param(
            {"ended_by": EndOfCard.LOSS}, "a_card_that_ended_says_by_what", id="lost and valid"
        ),
        pytest.param(
            {"state": CardState.NOT_COLLECTED},
            "a_card_that_was_not_collected_says_why",
            id="not collected for no reason",
        ),
    ],
)
def test_a_card_is_not_kept(world, changes, constraint):
    assert refused(a_card(world, **changes)) == constraint


class TestEnds:
    def test_with_the_membership_when_it_is_collected_later(self, world):
        card = a_card(world, state=CardState.HELD)

        card.collect(since=date(2025, 3, 3), on=date(2025, 3, 10), handed_up_on=None)

        assert (card.during.upper, card.ended_by) == (date(2025, 3, 3), EndOfCard.LEAVING)
        assert (card.collected_on, card.handed_up_on) == (date(2025, 3, 10), None)

    def test_on_the_day_another_took_its_place_though_it_is_collected_later(self, world):
        card = a_card(world, state=CardState.HELD)

        card.replace(on=date(2025, 3, 3), by=EndOfCard.DAMAGE)
        card.collect(since=date(2025, 4, 7), on=date(2025, 4, 7), handed_up_on=date(2025, 4, 8))

        assert (card.during.upper, card.ended_by) == (date(2025, 3, 3), EndOfCard.DAMAGE)

    def test_with_the_death_of_a_member_whose_family_keeps_it(self, world):
        card = a_card(world, state=CardState.HELD)

        card.leave_to_family(since=date(2025, 3, 3))

        assert (card.state, card.ended_by) == (CardState.KEPT, EndOfCard.DEATH)
        assert not card.out
