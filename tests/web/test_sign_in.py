"""Signing in and out, and what the journal keeps of it."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.corner import signed_in
from workflows.authority.scopes import opened_for
from workflows.journal.models import Entry
from workflows.people.models import User
from workflows.web import moments

PASSWORD = "mot-mat-khau-du-dai-cho-bai-thu"


@pytest.fixture
def diep(corner) -> User:
    """Diệp, who signs in by a password; nobody has tried too often yet."""
    cache.clear()
    user = User.objects.get(username="diep")
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def acts_of(user: User) -> list[str]:
    """Return what the journal keeps of the account's sign-ins, oldest first."""
    with opened_for(person_id=user.person_id, at=moments.now()):
        own = Entry.objects.filter(person_id=user.person_id).order_by("recorded_at", "id")
        return [entry.act for entry in own]


class TestSignIn:
    def test_by_password_leads_to_the_inbox(self, diep):
        answer = Client().post("/sign-in", {"login": "diep", "password": PASSWORD})

        assert answer.status_code == 302
        assert answer.url == "/"

    def test_by_a_wrong_password_shows_the_form_again_with_what_was_typed(self, diep):
        answer = Client().post("/sign-in", {"login": "diep", "password": "sai-mat-khau"})

        assert answer.status_code == 422
        assert 'value="diep"' in answer.content.decode()

    def test_is_kept_in_the_journal(self, diep):
        browser = Client()

        browser.post("/sign-in", {"login": "diep", "password": "sai-mat-khau"})
        browser.post("/sign-in", {"login": "diep", "password": PASSWORD})
        browser.post("/sign-out")

        assert acts_of(diep)[-3:] == [
            "account.sign_in_failed",
            "account.signed_in",
            "account.signed_out",
        ]

    def test_keeps_nothing_of_what_was_typed(self, diep):
        Client().post("/sign-in", {"login": "diep", "password": "sai-mat-khau-47"})

        with opened_for(person_id=diep.person_id, at=moments.now()):
            last = Entry.objects.filter(act="account.sign_in_failed").latest("recorded_at")
        assert last.subjects == {"account": str(diep.id)}
        assert last.facts == {}

    def test_too_often_with_one_name_must_wait(self, diep):
        browser = Client()

        for number in range(5):
            browser.post("/sign-in", {"login": "diep", "password": f"sai-mat-khau-{number}"})
        answer = browser.post("/sign-in", {"login": "diep", "password": PASSWORD})

        assert answer.status_code == 422
        assert "Chờ năm phút" in answer.content.decode()

    def test_too_often_from_one_place_must_wait(self, diep):
        browser = Client()

        for number in range(30):
            browser.post("/sign-in", {"login": f"nobody-{number}", "password": "sai-mat-khau"})
        answer = browser.post("/sign-in", {"login": "diep", "password": PASSWORD})

        assert answer.status_code == 429
        assert "Đăng nhập quá nhiều lần" in answer.content.decode()

    def test_of_a_closed_account_is_like_a_wrong_password(self, diep):
        User.objects.filter(pk=diep.pk).update(is_active=False)
        try:
            answer = Client().post("/sign-in", {"login": "diep", "password": PASSWORD})
        finally:
            User.objects.filter(pk=diep.pk).update(is_active=True)

        assert answer.status_code == 422


class TestCast:
    def test_any_of_them_signs_in_without_a_password(self, corner):
        answer = Client().post("/sign-in/cast", {"username": "thuan"})

        assert answer.status_code == 302

    def test_nobody_else_does(self, corner):
        for name in ("nobody", "", "thuan\0"):
            assert Client().post("/sign-in/cast", {"username": name}).status_code == 404

    def test_a_foreign_address_to_go_on_to_is_ignored(self, corner):
        answer = Client().post(
            "/sign-in/cast", {"username": "thuan", "next": "https://elsewhere.example/"}
        )

        assert answer.url == "/"

    def test_needs_the_token_of_the_form(self, corner):
        browser = Client(enforce_csrf_checks=True)

        assert browser.post("/sign-in/cast", {"username": "thuan"}).status_code == 403


class TestSignOut:
    def test_is_no_link(self, corner):
        assert signed_in("thuan").get("/sign-out").status_code == 405

    def test_ends_the_session(self, corner):
        browser = signed_in("thuan")

        browser.post("/sign-out")

        assert browser.get("/").status_code == 302


@pytest.mark.parametrize(
    "address", ["/signup", "/accounts/signup/", "/password/reset/", "/accounts/email/"]
)
def test_nothing_else_of_the_sign_in_library_is_exposed(corner, address):
    assert Client().get(address).status_code == 404


def test_a_password_is_stored_as_a_hash(diep):
    with connection.cursor() as cursor:
        cursor.execute("SELECT password FROM people_user WHERE id = %s", [diep.id])
        assert PASSWORD not in cursor.fetchone()[0]


@pytest.mark.parametrize(("name", "value"), [("theme", "dark"), ("language", "vi")])
def test_a_word_that_is_no_place_leads_to_what_waits(client, db, name, value):
    answer = client.post(f"/choices/{name}", {"value": value, "next": "abc"})

    assert (answer.status_code, answer.url) == (302, "/")
