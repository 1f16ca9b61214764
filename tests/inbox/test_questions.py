"""What waits for whom, and what it costs to ask."""

import os
from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.conf import settings

from tests.corner import AGRICULTURE, signed_in, standing_in
from tests.counting import counted
from tests.inbox.heaps import pile
from workflows.administration import databases
from workflows.authority.scopes import opened_for
from workflows.authority.seats import seats_of
from workflows.inbox import questions
from workflows.inbox.questions import COUNTED_UP_TO, PAGE, Choice
from workflows.inbox.urgency import Urgency
from workflows.organisation.models import Body
from workflows.people.models import Kinship, Person, User
from workflows.web import moments

FEW, MANY = 1_000, 200_000
MOST_QUERIES = 10


@pytest.fixture
def heap(corner_database, django_db_blocker) -> Iterator[Body]:
    """The corner by itself, with a few items before the committee of which Thuận is secretary."""
    name = f"hoso_test_{os.getpid()}_heap"
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)
        databases.make_database(settings.LOGINS, name=name, template=corner_database)
        try:
            with standing_in(name):
                body = Body.objects.get(unit__code=AGRICULTURE, kind="committee")
                pile(body, items=FEW, on=moments.today())
                yield body
        finally:
            databases.drop_database(settings.LOGINS, name=name)


@pytest.fixture
def thuan(heap) -> User:
    """Thuận, secretary of the committee."""
    return User.objects.get(username="thuan")


def seat_in(user: User, body: Body):
    """Return the seat of the person in the body."""
    return next(
        seat for seat in seats_of(user.person_id, on=moments.today()) if seat.body_id == body.id
    )


def everything(user: User, seat, choice: Choice | None = None) -> list[questions.Waiting]:
    """Return all that waits in the seat, page by page."""
    found, after = [], None
    while True:
        page, after = questions.page(
            user.person_id,
            seat.id,
            on=moments.today(),
            choice=choice or Choice(),
            after=after,
        )
        found += page
        if after is None:
            return found


class TestPages:
    def test_hold_each_item_once_the_most_urgent_first(self, heap, thuan):
        with opened_for(person_id=thuan.person_id, at=moments.now()):
            seat = seat_in(thuan, heap)
            items = everything(thuan, seat)
            counted = sum(questions.waiting(thuan.person_id, on=moments.today())[seat.id].values())

        assert len({item.item_id for item in items}) == len(items) == counted
        dated = [item.due_on for item in items if item.due_on]
        assert all(earlier <= later for earlier, later in pairwise(dated))
        assert all(item.due_on is None for item in items[len(dated) :])

    def test_are_narrowed_to_one_urgency(self, heap, thuan):
        with opened_for(person_id=thuan.person_id, at=moments.now()):
            seat = seat_in(thuan, heap)
            counts = questions.waiting(thuan.person_id, on=moments.today())[seat.id]

            for urgency in Urgency:
                items = everything(thuan, seat, Choice(urgency=urgency))
                assert len(items) == counts[urgency]

    def test_are_narrowed_to_one_unit_and_procedure(self, heap, thuan):
        with opened_for(person_id=thuan.person_id, at=moments.now()):
            seat = seat_in(thuan, heap)
            here = everything(thuan, seat, Choice(unit_id=heap.unit_id, procedure="admission"))
            nowhere = everything(thuan, seat, Choice(unit_id=heap.id))

        assert len(here) == len({item.item_id for item in here}) > 0
        assert nowhere == []

    def test_leave_out_what_concerns_a_relative(self, heap, thuan):
        with opened_for(person_id=thuan.person_id, at=moments.now()):
            seat = seat_in(thuan, heap)
            items = everything(thuan, seat)
            brother = Person.objects.get(full_name=items[0].subject)
            Kinship.objects.create(
                person_id=thuan.person_id,
                relative=brother,
                relation="brother",
                recorded_at=moments.now(),
            )

            left = everything(thuan, seat)

        assert brother.full_name not in {item.subject for item in left}
        assert len(left) < len(items)

    def test_are_empty_for_a_seat_of_another_body(self, heap):
        an = User.objects.get(username="an")
        with opened_for(person_id=an.person_id, at=moments.now()):
            for seat in seats_of(an.person_id, on=moments.today()):
                assert everything(an, seat) == []

    def test_are_empty_for_whoever_has_no_power_there(self, heap):
        tuong = User.objects.get(username="tuong")
        with opened_for(person_id=tuong.person_id, at=moments.now()):
            assert questions.waiting(tuong.person_id, on=moments.today()) == {}


def queries_of(browser, address: str) -> int:
    """Return how many statements a page costs, its transaction's two among them."""
    browser.get(address)
    with counted() as sent:
        answer = browser.get(address)
    assert answer.status_code == 200
    return len(sent) + len(("BEGIN", "COMMIT"))


@pytest.mark.long
def test_the_page_costs_at_most_ten_queries_with_a_thousand_items_and_with_two_hundred_thousand(
    heap, thuan
):
    with opened_for(person_id=thuan.person_id, at=moments.now()):
        thuan.seat_id = seat_in(thuan, heap).id
    thuan.save(update_fields=["seat_id"])
    browser = signed_in("thuan")
    addresses = ("/", "/?urgency=later", f"/?procedure=admission&unit={heap.unit_id}")

    few = [queries_of(browser, address) for address in addresses]
    pile(heap, items=MANY - FEW, on=moments.today())
    many = [queries_of(browser, address) for address in addresses]

    assert few == many
    assert max(many) <= MOST_QUERIES


@pytest.mark.long
def test_a_heap_is_counted_no_further_than_is_shown(heap, thuan):
    pile(heap, items=20 * COUNTED_UP_TO, on=moments.today())

    with opened_for(person_id=thuan.person_id, at=moments.now()):
        counts = questions.waiting(thuan.person_id, on=moments.today())[seat_in(thuan, heap).id]

    assert max(counts.values()) == COUNTED_UP_TO
    assert "1.000+" in signed_in("thuan").get("/").content.decode()


def test_a_page_shows_no_more_than_a_page_holds(heap, thuan):
    with opened_for(person_id=thuan.person_id, at=moments.now()):
        items, after = questions.page(
            thuan.person_id, seat_in(thuan, heap).id, on=moments.today(), choice=Choice()
        )

    assert len(items) == PAGE
    assert after == questions.Mark(items[-1].due_on, items[-1].item_id)
