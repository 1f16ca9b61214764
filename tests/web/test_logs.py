"""A canary: a made-up name that is typed everywhere and may stand in no line of a log."""

import logging

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, OperationalError, connection
from django.test import Client

from tests.corner import signed_in
from workflows.web.logs import FramesOnlyFormatter

CANARY = "Chim Hoàng Yến Kêu"


@pytest.fixture
def lines() -> list[str]:
    """Everything that is logged, as the product writes it."""
    written: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    listener = Listener(logging.DEBUG)
    listener.setFormatter(FramesOnlyFormatter("%(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(listener)
    yield written
    root.removeHandler(listener)


def test_what_is_typed_into_forms_reaches_no_log(corner, lines):
    browser = signed_in("thuan")

    browser.post("/search", {"sought": CANARY})
    Client().post("/sign-in", {"login": CANARY, "password": CANARY})
    Client().post("/sign-in/cast", {"username": CANARY})
    browser.post("/choices/seat", {"seat": CANARY})
    Client(enforce_csrf_checks=True).post("/sign-in", {"login": CANARY})

    assert not [line for line in lines if CANARY in line]


def test_what_the_database_quotes_reaches_no_log(corner, lines):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::uuid", [CANARY])
    except DatabaseError:
        logging.getLogger("tests.logs").exception("Internal Server Error")

    assert lines
    assert not [line for line in lines if CANARY in line]


def test_a_fault_of_ours_shows_a_page_and_no_name(corner, lines, monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError(CANARY)

    monkeypatch.setattr("workflows.web.views.searches.register.listed", break_down)
    browser = signed_in("thuan")
    browser.raise_request_exception = False

    answer = browser.post("/search", {"sought": CANARY})

    assert answer.status_code == 500
    assert CANARY not in answer.content.decode()
    assert not [line for line in lines if CANARY in line]


def test_without_a_database_the_page_says_so_and_nothing_escapes_into_a_log(
    corner, lines, monkeypatch
):
    def unreachable(*args, **kwargs):
        raise OperationalError(CANARY)

    browser = signed_in("thuan")
    browser.raise_request_exception = False
    monkeypatch.setattr(SessionStore, "load", unreachable)

    answer = browser.post("/search", {"sought": CANARY})

    assert answer.status_code == 500
    assert "<h1>Hệ thống vừa gặp lỗi" in answer.content.decode()
    assert not [line for line in lines if CANARY in line]
