"""The worker: its jobs run without being asked, and go on after the server was lost."""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from tests.builders import a_province_with_every_shape
from tests.clerks import Clerk
from workflows.administration import databases
from workflows.engine.models import Message, Notice
from workflows.foundation.identifiers import new_id
from workflows.web import heartbeats, jobs

SECONDS_AT_MOST = 60


@pytest.fixture
def clerk(committed_db, monkeypatch):
    """Give a case of which the time for the decision has run over, and that nobody pointed out."""
    # The worker's threads end with the test, so they keep no connection beyond a job.
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    with transaction.atomic():
        clerk = Clerk(a_province_with_every_shape())
    clerk.brings_to("sub_committee_appraises")
    return clerk


def notices(clerk, kind):
    """Return how many notices of a kind were made."""
    with transaction.atomic():
        clerk.world.see_everything()
        return Notice.objects.filter(kind=kind).count()


def waiting():
    """Return how many messages wait in the outbox."""
    return Message.objects.filter(relayed_at=None).count()


@contextmanager
def working() -> Iterator[None]:
    """Let a worker work beside the test."""
    loop = asyncio.new_event_loop()
    worker = loop.create_task(jobs.work())

    def work() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(worker)
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(worker.cancel)
        thread.join()


def comes_about(question: Callable[[], bool]) -> bool:
    """Wait until something is so."""
    began = time.monotonic()
    while not (answer := question()) and time.monotonic() - began < SECONDS_AT_MOST:
        time.sleep(0.1)
    return answer


def lose_the_server(name):
    """Break every connection to the database but the one that asks for it."""
    with databases.connect(settings.LOGINS, database=name, as_owner=False) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_the_worker_points_out_last_days_relays_them_and_lives(clerk):
    with working():
        assert comes_about(lambda: notices(clerk, "clock.overdue") == 2)
        assert comes_about(lambda: waiting() == 0)

    assert heartbeats.worker_seen_at() is not None


def test_the_worker_goes_on_after_the_server_was_lost(clerk, committed_db):
    with working():
        assert comes_about(lambda: notices(clerk, "clock.overdue") == 2)
        connection.close()
        lose_the_server(committed_db)
        clerk.lists("Chợ", "Nguyễn Văn Tám", key=new_id())

        assert comes_about(lambda: waiting() == 0)


def test_the_command_works_until_it_is_told_to_stop(clerk):
    def tell_when_it_lives() -> None:
        comes_about(lambda: heartbeats.worker_seen_at() is not None)
        connection.close()
        os.kill(os.getpid(), signal.SIGTERM)

    teller = threading.Thread(target=tell_when_it_lives)
    teller.start()

    call_command("work")

    teller.join()
    assert heartbeats.worker_seen_at() is not None


def test_a_job_holds_nothing_of_anybody(clerk, committed_db):
    with working():
        assert comes_about(lambda: notices(clerk, "clock.overdue") == 2)

    with databases.connect(settings.LOGINS, database=committed_db) as owner:
        arguments = owner.execute("SELECT DISTINCT jsonb_object_keys(args) FROM procrastinate_jobs")
        assert set(arguments.fetchall()) <= {("timestamp",)}
