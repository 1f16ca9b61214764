"""What a watchdog is told."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from workflows.web import heartbeats


def test_all_is_well_when_the_database_answers_and_is_migrated(corner):
    answer = Client().get("/health")

    assert answer.status_code == 200
    assert answer.json()["well"] is True


def test_the_worker_is_reported_as_last_seen(corner):
    seen = datetime(2024, 10, 25, 3, 4, 5, tzinfo=UTC)

    heartbeats.worker_beats(seen)

    assert Client().get("/health").json()["worker_seen_at"] == seen.isoformat()


def test_a_database_that_is_gone_is_reported(corner):
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = "hoso_no_such_database"
    try:
        answer = Client().get("/health")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before

    assert answer.status_code == 503
    assert answer.json() == {"well": False, "database": False, "migrated": False}


@pytest.fixture
def unread_reports(corner):
    """Let the reports of a test be forgotten: browsers served from this corner count theirs."""
    yield
    cache.delete(heartbeats.CSP_REPORTS)


@pytest.mark.usefixtures("unread_reports")
def test_reports_of_browsers_are_counted_and_not_read():
    before = Client().get("/health").json()["csp_reports"]

    for _ in range(2):
        answer = Client().post("/csp-report", b"{not json", content_type="application/csp-report")
        assert answer.status_code == 204

    assert Client().get("/health").json()["csp_reports"] == before + 2
