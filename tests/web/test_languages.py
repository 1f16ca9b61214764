"""Vietnamese first, English second, and every sentence in both."""

import string
from contextlib import suppress

import pytest
from django.test import Client

from tests.corner import signed_in
from workflows.people.models import User
from workflows.web import catalogues


def test_every_sentence_has_reviewed_vietnamese_words():
    known = catalogues.merged(catalogues.reviewed())

    assert catalogues.untranslated(known) == []


def test_the_catalogue_holds_nothing_that_is_said_no_more():
    said = {(each.id, each.context) for each in catalogues.collected() if each.id}
    kept = {(each.id, each.context) for each in catalogues.reviewed() if each.id}

    assert kept - said == set()


def test_the_compiled_catalogue_is_the_reviewed_one():
    assert catalogues.mo_file().read_bytes() == catalogues.compiled(catalogues.reviewed())


def blanks(text: str) -> set[str]:
    """Return the names that a sentence leaves to be filled in."""
    named = set()
    with suppress(ValueError):
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return named | {part.partition(")")[0] for part in text.split("%(")[1:]}


@pytest.mark.parametrize(
    "message",
    [each for each in catalogues.reviewed() if each.id],
    ids=lambda each: str(each.id)[:60],
)
def test_a_translation_fills_in_nothing_else_than_its_sentence(message):
    sources = message.id if isinstance(message.id, tuple) else (message.id,)
    translations = message.string if isinstance(message.string, tuple) else (message.string,)

    known = set().union(*(blanks(source) for source in sources))
    assert all(blanks(each) <= known for each in translations)


def test_what_the_browser_asks_for_does_not_count():
    answer = Client().get("/sign-in", headers={"accept-language": "en"})

    assert answer.headers["Content-Language"] == "vi"


class TestChoosing:
    def test_before_sign_in_is_kept_in_a_cookie(self, corner):
        browser = Client()

        browser.post("/choices/language", {"value": "en", "next": "/sign-in"})

        assert "Sign in" in browser.get("/sign-in").content.decode()

    def test_after_sign_in_is_kept_on_the_account(self, corner):
        browser = signed_in("loc")

        browser.post("/choices/language", {"value": "en"})
        later = signed_in("loc").get("/").content.decode()
        browser.post("/choices/language", {"value": "vi"})

        assert "Organisation" in later
        assert User.objects.get(username="loc").language == "vi"

    def test_a_theme_is_set_by_the_server(self, corner):
        browser = signed_in("loc")

        browser.post("/choices/theme", {"value": "dark"})
        shown = browser.get("/").content.decode()
        browser.post("/choices/theme", {"value": ""})

        assert 'data-theme="dark"' in shown

    @pytest.mark.parametrize("address", ["/choices/language", "/choices/theme"])
    def test_what_is_no_choice_is_not_found(self, corner, address):
        assert Client().post(address, {"value": "other"}).status_code == 404

    def test_leads_back_to_where_one_was(self, corner):
        answer = signed_in("loc").post("/choices/theme", {"value": "", "next": "/rules"})

        assert answer.url == "/rules"


class TestTheOffice:
    def test_is_one_that_acts_until_another_is_chosen(self, corner):
        browser = signed_in("thuan")
        desk = browser.get("/").context["desk"]
        other = next(chair for chair in desk.chairs if not chair.chosen)
        assert desk.chair.acts

        browser.post("/choices/seat", {"seat": str(other.seat.id)})

        assert browser.get("/").context["desk"].chair.seat == other.seat
        browser.post("/choices/seat", {"seat": str(desk.chair.seat.id)})

    def test_of_somebody_else_is_not_to_be_had(self, corner):
        foreign = signed_in("dat").get("/").context["desk"].chair.seat.id

        assert signed_in("an").post("/choices/seat", {"seat": str(foreign)}).status_code == 404

    def test_that_is_no_id_is_not_found(self, corner):
        assert signed_in("an").post("/choices/seat", {"seat": "x"}).status_code == 404
