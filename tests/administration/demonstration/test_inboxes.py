"""Each of the cast who moves cases finds work, and nobody a relative's."""

from collections import Counter
from datetime import date, datetime, time
from uuid import UUID

import pytest

from tests.administration import sight
from tests.administration.demonstration.the_stories import case
from tests.corner import signed_in
from workflows.administration import cast
from workflows.authority import scopes
from workflows.authority.seats import seats_of
from workflows.engine.models import Item
from workflows.foundation.moments import LOCAL
from workflows.inbox import questions
from workflows.inbox.questions import Choice
from workflows.inbox.urgency import Urgency
from workflows.people.models import User

pytestmark = pytest.mark.long

DAY = date(2024, 10, 25)
DAY_OF_2026 = date(2026, 11, 20)
DEPARTMENT = ("dat", "phuoc", "vinh", "diep", "thuan")
ELSEWHERE = ("loc", "my", "truc", "an", "duyen", "phu", "ngan")


def waiting(username: str, *, on: date = DAY) -> Counter[Urgency]:
    """Return how much waits for one of the cast on a day, over all seats."""
    person_id = User.objects.get(username=username).person_id
    with scopes.opened_for(person_id=person_id, at=datetime.combine(on, time(9), tzinfo=LOCAL)):
        seats = questions.waiting(person_id, on=on).values()
    return sum(map(Counter, seats), Counter())


def items(username: str) -> set[UUID]:
    """Return the items in the inbox of one of the cast, over all seats."""
    person_id = User.objects.get(username=username).person_id
    with scopes.opened_for(person_id=person_id, at=datetime.combine(DAY, time(9), tzinfo=LOCAL)):
        return {
            row.item_id
            for seat in seats_of(person_id, on=DAY)
            for row in questions.page(person_id, seat.id, on=DAY, choice=Choice())[0]
        }


@pytest.mark.parametrize("username", DEPARTMENT + ELSEWHERE)
def test_each_of_the_cast_has_work_on_the_demos_day(performance, username):
    assert waiting(username).total() > 0


@pytest.mark.parametrize("username", ["nhan", "ruon"])
def test_the_cast_of_2026_has_work_in_2026_only(performance, username):
    assert waiting(username, on=DAY_OF_2026).total() > 0
    assert waiting(username).total() == 0


@pytest.mark.parametrize("username", ["tuong", "ha"])
def test_whoever_moves_no_case_has_none(performance, username):
    assert waiting(username).total() == 0


def test_the_officer_of_the_province_prepares_the_consent_it_is_asked_for(performance):
    assert waiting("ri").total() == 1


@pytest.mark.parametrize("username", ["my", "loc"])
def test_the_block_has_decisions_of_every_urgency(performance, username):
    assert set(waiting(username)) == set(Urgency)


def test_a_secretary_has_something_late_and_something_due_today(performance):
    assert set(waiting("dat")) == {Urgency.LATE, Urgency.TODAY, Urgency.LATER}


@pytest.mark.parametrize(
    ("story", "relative", "others"),
    [
        ("sister-of-the-deputy", "phuoc", ["dat"]),
        ("sister-of-the-officer", "diep", ["thuan"]),
        ("daughter-of-the-sub-committee-secretary", "vinh", []),
    ],
)
def test_a_relatives_case_waits_for_the_others_only(performance, story, relative, others):
    with sight.of_everything():
        item = case(story).items.get(state="open")

    assert item.id not in items(relative)
    assert all(item.id in items(other) for other in others)


@pytest.mark.parametrize("username", [member.username for member in cast.members()])
def test_the_inbox_of_each_and_every_case_in_it_opens(performance, username):
    browser = signed_in(username)

    assert browser.get("/").status_code == 200
    waiting_items = items(username)
    with sight.of_everything():
        found = Item.objects.filter(id__in=waiting_items)
        cases = set(found.values_list("case_id", flat=True))
    for case_id in cases:
        assert browser.get(f"/cases/{case_id}").status_code == 200
