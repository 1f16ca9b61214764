"""Every address: who may open it, and that all others meet the same answer as for nothing."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.corner import (
    AGRICULTURE,
    MEMBERS,
    OFFICE_CELL,
    OpenedCase,
    record_relatives,
    signed_in,
    standing_in,
    unit,
)
from workflows.organisation.models import Unit
from workflows.people.models import User

NOWHERE = UUID(int=7)
# What differs from one answer to the next: the token of a form, the minute of a print.
PASSING = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|\d\d:\d\d')

# What anybody may ask, without signing in.
OPEN = {"account_login", "source", "health"}
# What is only posted to.
POSTED = {"account_logout", "cast", "csp-report", "language", "theme", "seat"}
# What each of the cast may open: it shows them what is theirs.
OWN = {"inbox", "inbox-count", "journal", "notices", "units", "search"}
OWN |= {"rules", "instruments", "comparison", "unverified"}
# What everybody reads who signs in: one thing of the law.
OF_THE_LAW = {"rule", "instrument", "procedure", "procedure-map"}
# What belongs to things that not everyone may see.
GUARDED = {"unit", "badges", "person"}
# What belongs to a case: read by those who read cases there, acted on by those who act.
OF_A_CASE = {"case", "case-end", "case-step", "case-manner", "case-meeting", "case-count", "paper"}
# What was done in a case: for those who read the journal there, too.
OF_THE_JOURNAL = {"entry"}
# Acts on a case that are shown only to those who may do them.
ASIDE = {"case-recall", "case-beside"}
# What is known of a person's relatives: for those alone who record it.
KEPT = {"kinships", "kinship"}
# Where a case begins: for those who may open one.
OPENING = {"case-new"}


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
    every = (
        OF_THE_JOURNAL
        | OF_THE_LAW
        | OPEN
        | POSTED
        | OWN
        | GUARDED
        | KEPT
        | OF_A_CASE
        | OPENING
        | ASIDE
    )

    assert set(addresses()) == every


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


LAW = [
    ("rule", ["admission.cell_resolves.papers"]),
    ("instrument", ["dieu-le-2011"]),
    ("procedure", ["admission"]),
    ("procedure-map", ["admission", 1, "vi"]),
]


def test_each_address_of_the_law_is_tried():
    assert {name for name, _ in LAW} == OF_THE_LAW


@pytest.mark.parametrize(("name", "of"), LAW)
def test_the_law_is_read_by_each_of_the_cast_and_by_nobody_else(corner, name, of):
    address = reverse(name, args=of)

    assert {signed_in(each).get(address).status_code for each in MEMBERS} == {200}
    assert Client().get(address).status_code == 302


def body(answer) -> bytes:
    """Return what a page says, without the token of its forms and its own address."""
    text = PASSING.sub(b"", answer.content)
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

    def test_sees_who_reaches_a_badge_where_the_register_is_open(self, corner, username):
        answer = signed_in(username).get(reverse("badges", args=[unit(OFFICE_CELL).id]))

        assert (answer.status_code == 200) == (username in SEES_ITS_MEMBERS)

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
            browser.get(reverse("badges", args=[each]))
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


# Who leads the cell or stands above it; neither the inspector nor who keeps the hierarchy.
KEEPS_KINSHIPS = SEES_THE_OFFICE_CELL - {"tuong", "ha"}


@pytest.fixture(scope="module")
def kinship(corner_database, django_db_blocker):
    """Record that two members of the office's cell are relatives."""
    with django_db_blocker.unblock(), standing_in(corner_database):
        return record_relatives()


@pytest.mark.parametrize("username", MEMBERS)
class TestKinships:
    def test_are_shown_to_those_who_record_them_there_and_answered_like_nothing_to_others(
        self, corner, kinship, username
    ):
        browser = signed_in(username)
        nothing = nothing_for(browser)

        for person_id in (kinship.person_id, kinship.relative_id):
            answers = [
                browser.get(reverse("kinships", args=[person_id])),
                browser.get(reverse("kinship", args=[person_id, kinship.pk])),
            ]
            expected = 200 if username in KEEPS_KINSHIPS else 404
            assert [each.status_code for each in answers] == [expected] * 2
            assert {body(each) for each in answers if each.status_code == 404} <= {nothing}

    def test_are_changed_by_nobody_else(self, corner, kinship, username):
        if username in KEEPS_KINSHIPS:
            return
        browser = signed_in(username)
        for address in (
            reverse("kinships", args=[kinship.person_id]),
            reverse("kinship", args=[kinship.person_id, kinship.pk]),
        ):
            assert browser.post(address, {"reason": "Không phải"}).status_code == 404

    def test_are_shown_nowhere_else(self, corner, kinship, username):
        shown = signed_in(username).get(reverse("person", args=[kinship.person_id]))

        assert "Anh, chị, em ruột" not in shown.content.decode()


READS_CASES_OF_THE_CELL = SEES_ITS_MEMBERS - {"ha"}
OPENS_CASES = {"dat", "phuoc", "an", "duyen"}


def of_the_case(opened: OpenedCase) -> dict[str, str]:
    """Return each address that belongs to the case."""
    case, item = {"case_id": opened.case_id}, {"case_id": opened.case_id, "item_id": opened.item_id}
    return {
        "case": reverse("case", kwargs=case),
        "case-end": reverse("case-end", kwargs=case),
        "case-step": reverse("case-step", kwargs=item),
        "case-manner": reverse("case-manner", kwargs=item | {"manner": "return"}),
        "case-meeting": reverse("case-meeting", kwargs=item),
        "case-count": reverse("case-count", kwargs=case | {"question_id": NOWHERE}),
        "paper": reverse("paper", kwargs={"document_id": opened.paper_id}),
        "case-recall": reverse("case-recall", kwargs=item),
        "case-beside": reverse("case-beside", kwargs=case | {"act": "reviews_month"}),
    }


def test_each_address_of_a_case_is_tried(corner_case):
    assert set(of_the_case(corner_case)) == OF_A_CASE | ASIDE


@pytest.mark.parametrize("username", MEMBERS)
class TestACase:
    def test_is_shown_to_those_who_read_cases_there(self, corner, corner_case, username):
        answer = signed_in(username).get(of_the_case(corner_case)["case"])

        assert (answer.status_code == 200) == (username in READS_CASES_OF_THE_CELL)

    def test_is_answered_like_nothing_to_all_others(self, corner, corner_case, username):
        browser = signed_in(username)
        nothing = nothing_for(browser)

        for name, address in of_the_case(corner_case).items():
            answer = browser.get(address)
            if username not in READS_CASES_OF_THE_CELL:
                assert answer.status_code == 404, name
            if answer.status_code == 404:
                assert body(answer) == nothing, name

    def test_is_changed_by_nobody_who_may_not_see_it(self, corner, corner_case, username):
        if username in READS_CASES_OF_THE_CELL:
            return
        browser = signed_in(username)

        for name, address in of_the_case(corner_case).items():
            assert browser.post(address, {"no_conflict": "on"}).status_code in (404, 405), name

    def test_is_opened_by_those_who_head_a_cell(self, corner, username):
        answer = signed_in(username).get(reverse("case-new", args=["admission"]))

        assert (answer.status_code == 200) == (username in OPENS_CASES)


@pytest.mark.parametrize(
    "address",
    [
        "/cases/new/nothing",
        "/units/not-an-id",
        "/persons/not-an-id",
        "/rules/no.such.rule",
        "/rules?chapter=nothing",
        "/rules/instruments/nothing",
        "/rules/procedures/nothing",
        "/rules/procedures/nothing/1.vi.bpmn",
        "/rules/procedures/admission/99.vi.bpmn",
        "/rules/procedures/admission/1.fr.bpmn",
        "/?urgency=never",
        "/?procedure=nothing",
        "/?unit=nothing",
        "/?after=nothing",
        "/notices?after=nothing",
        f"/notices?after=2024-10-25T04:00:00_{NOWHERE}",
        "/no-such-page",
    ],
)
def test_an_address_that_makes_no_sense_is_not_found(corner, address):
    assert signed_in("thuan").get(address).status_code == 404
