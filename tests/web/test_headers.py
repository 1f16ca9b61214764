"""What every answer tells the browser about what it may do."""

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.test import Client

from tests.corner import signed_in

PAGES = ("/", "/units", "/rules", "/no-such-page", "/search")


def answers() -> dict[str, object]:
    """Return an answer of each kind."""
    browser, stranger = signed_in("thuan"), Client(enforce_csrf_checks=True)
    return {
        **{page: browser.get(page) for page in PAGES},
        "door": stranger.get("/sign-in"),
        "redirect": stranger.get("/"),
        "stale form": stranger.post("/sign-in", {"login": "x", "password": "y"}),
        "unreadable": browser.post("/search", {"sought": "x" * 3_000_000}),
        "source": stranger.get("/source"),
        "health": stranger.get("/health"),
        "not allowed": stranger.get("/csp-report"),
    }


def test_every_answer_carries_the_content_policy_without_any_inline_code(corner):
    policies = {name: each.headers["Content-Security-Policy"] for name, each in answers().items()}

    for name, policy in policies.items():
        assert "default-src 'none'" in policy, name
        assert "unsafe" not in policy, name
        assert "data:" not in policy, name
        assert "frame-ancestors 'none'" in policy, name


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_carries(corner, header, value):
    for name, answer in answers().items():
        assert answer.headers[header] == value, name


def test_no_page_holds_inline_code(corner):
    for name, answer in answers().items():
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            page = answer.content.decode()
            assert "<style" not in page, name
            assert " style=" not in page, name
            assert " onclick=" not in page, name
            assert "<script>" not in page, name


@pytest.mark.parametrize("page", ["/", "/cases/new/admission", "/sign-out"])
@pytest.mark.parametrize("method", ["options", "put", "delete", "trace"])
def test_a_page_does_what_it_is_for_and_nothing_else(corner, page, method):
    assert getattr(signed_in("dat"), method)(page).status_code == 405


def test_pages_for_one_reader_are_kept_by_no_shared_cache(corner):
    for page in PAGES[:3]:
        assert "Cookie" in signed_in("thuan").get(page).headers["Vary"]


def test_only_files_that_our_pages_name_are_served():
    served = {path for finder in get_finders() for path, _storage in finder.list([])}

    assert served
    assert all(path.startswith(("web/", "django_htmx/")) for path in served)
