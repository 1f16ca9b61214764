"""Every address: who may open it, and that all others meet the same answer as for nothing."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.corner import AGRICULTURE, MEMBERS, OFFICE_CELL, signed_in, unit
from workflows.organisation.models import Unit
from workflows.people.models import User

NOWHERE = UUID(int=7)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')

# What anybody may ask, without signing in.
OPEN = {"account_login", "source", "health"}
# What is only posted to.
POSTED = {"account_logout", "cast", "csp-report", "language", "theme", "seat"}
# What each of the cast may open: it shows them what is theirs.
OWN = {"inbox", "inbox-count", "units", "search", "rules", "instruments"}
# What belongs to things that not everyone may see.
GUARDED = {"unit", "person", "rule"}


def addresses(resolver: URLResolver | None = None) -> dict[str, URLPattern]:
    """Return every named address of the product."""
    found = {}
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            found |= addresses(each)
        else:
            found[each.name] = each
    return found


def test_each_address_is_judged_here():
    assert set(addresses()) == OPEN | POSTED | OWN | GUARDED


@pytest.mark.parametrize("name", sorted(OWN))
def test_without_signing_in_one_is_sent_to_the_door(corner, name):
    answer = Client().get(reverse(name))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_is_open_to_all_needs_no_sign_in(corner, name):
    assert Client().get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", sorted(POSTED))
def test_what_is_posted_to_is_no_link(corner, name):
    assert signed_in("thuan").get(reverse(name)).status_code == 405


@pytest.mark.parametrize("username", MEMBERS)
@pytest.mark.parametrize("name", sorted(OWN))
def test_each_of_the_cast_opens_their_own_pages(corner, name, username):
    assert signed_in(username).get(reverse(name)).status_code == 200


def body(answer) -> bytes:
    """Return what a page says, without the token of its forms and its own address."""
    text = TOKEN.sub(b"", answer.content)
    return text.replace(answer.wsgi_request.get_full_path().encode(), b"")


def nothing_for(browser: Client) -> bytes:
    """Return what a browser is answered for a thing that does not exist."""
    answer = browser.get(reverse("unit", args=[NOWHERE]))
    assert answer.status_code == 404
    return body(answer)


# Who reads which part of the corner: everything below a seat, nothing beside or above it.
SEES_THE_OFFICE_CELL = {"dat", "phuoc", "vinh", "diep", "thuan", "loc", "my", "ri", "tuong", "ha"}
SEES_ITS_MEMBERS = SEES_THE_OFFICE_CELL - {"tuong"}
SEES_AGRICULTURE = {"diep", "dat", "thuan", "vinh", "loc", "my", "ri", "tuong", "ha"}


@pytest.mark.parametrize("username", MEMBERS)
class TestEachOfTheCast:
    def test_sees_a_cell_from_a_seat_in_it_or_above_it(self, corner, username):
        browser = signed_in(username)

        answer = browser.get(reverse("unit", args=[unit(OFFICE_CELL).id]))

        assert (answer.status_code == 200) == (username in SEES_THE_OFFICE_CELL)

    def test_sees_a_committee_from_a_seat_in_it_or_above_it(self, corner, username):
        browser = signed_in(username)

        answer = browser.get(reverse("unit", args=[unit(AGRICULTURE).id]))

        assert (answer.status_code == 200) == (username in SEES_AGRICULTURE)

    def test_sees_a_member_where_their_register_is_open(self, corner, username):
        browser, dat = signed_in(username), User.objects.get(username="dat")

        answer = browser.get(reverse("person", args=[dat.person_id]))

        assert (answer.status_code == 200) == (username in SEES_ITS_MEMBERS)

    def test_sees_what_is_recorded_about_themselves(self, corner, username):
        own = User.objects.get(username=username).person_id

        assert signed_in(username).get(reverse("person", args=[own])).status_code == 200

    def test_meets_the_same_answer_for_what_is_hidden_and_what_is_not_there(self, corner, username):
        browser = signed_in(username)
        nothing = nothing_for(browser)

        hidden = [
            browser.get(reverse("unit", args=[each]))
            for each in Unit.objects.values_list("id", flat=True)
        ]
        hidden += [
            browser.get(reverse("person", args=[each]))
            for each in User.objects.values_list("person_id", flat=True)
        ]

        assert {answer.status_code for answer in hidden} <= {200, 404}
        assert {body(answer) for answer in hidden if answer.status_code == 404} <= {nothing}

    def test_finds_nobody_whom_they_may_not_see(self, corner, username):
        answer = signed_in(username).post(reverse("search"), {"sought": "phan thanh dat"})

        assert ("Phan Thành Đạt" in answer.content.decode()) == (username in SEES_ITS_MEMBERS)


@pytest.mark.parametrize(
    "address",
    [
        "/units/not-an-id",
        "/persons/not-an-id",
        "/rules/no.such.rule",
        "/rules?chapter=nothing",
        "/?urgency=never",
        "/?procedure=nothing",
        "/?unit=nothing",
        "/?after=nothing",
        "/no-such-page",
    ],
)
def test_an_address_that_makes_no_sense_is_not_found(corner, address):
    assert signed_in("thuan").get(address).status_code == 404
