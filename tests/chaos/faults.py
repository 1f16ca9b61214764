"""Faults to seed, so that one sees the checks bite; the product itself knows none of them."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

from django.db import transaction

from tests import provinces
from tests.chaos.clients import Plan
from workflows.engine import consequences, reading
from workflows.engine.reminding import sweeping
from workflows.engine.writing import Writing
from workflows.journal.entries import Sealed

# Long enough for a kill to fall between the decision and its entry.
SECONDS_BETWEEN = 0.1


@contextmanager
def no_lock(plan: Plan) -> Iterator[Plan]:
    """Let decisions read without locking the case."""
    with patch.object(reading, "LOCK", reading.LOCK.replace("FOR UPDATE OF cases", "")):
        yield plan


@contextmanager
def no_unique_key(plan: Plan) -> Iterator[Plan]:
    """Let one key stand for as many decisions as it likes."""
    with provinces.as_owner() as owner:
        for table in ("engine_item", "engine_meeting"):
            owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {table}_key_key")
    yield plan


@contextmanager
def journal_outside(plan: Plan) -> Iterator[Plan]:
    """Write the entry of a decision in a second transaction, after the first."""
    within = consequences.write_entry

    def afterwards(entry: Sealed) -> None:
        time.sleep(SECONDS_BETWEEN)
        with transaction.atomic(durable=True):
            writing = Writing()
            within(writing, entry)
            writing.write()

    def outside(writing: Writing, entry: Sealed) -> None:
        transaction.on_commit(lambda: afterwards(entry))

    with patch.object(consequences, "write_entry", outside):
        yield plan


@contextmanager
def fresh_key(plan: Plan) -> Iterator[Plan]:
    """Let a client repeat its form under a new key."""
    yield replace(plan, fresh_keys=True)


@contextmanager
def no_reminder_key() -> Iterator[None]:
    """Let whoever found a last day point it out, after the first too: no key, no second look."""
    with provinces.as_owner() as owner:
        owner.execute(
            "ALTER TABLE engine_reminder"
            " DROP CONSTRAINT a_last_day_is_pointed_out_once_at_each_threshold"
        )
    with (
        patch.object(sweeping, "STILL_NOT_RAISED", "true"),
        # Who comes second waits, so that the fault shows whatever the machine has to do besides.
        patch.object(sweeping, "LOCK", sweeping.LOCK.replace("SKIP LOCKED", "")),
    ):
        yield


@dataclass(frozen=True)
class Fault:
    """A way to seed a fault into a race, and the check that is there to catch it."""

    seeded: Callable[[Plan], AbstractContextManager[Plan]]
    caught_by: str


FAULTS = {
    "no_lock": Fault(no_lock, "answers"),
    "no_unique_key": Fault(no_unique_key, "keys"),
    "journal_outside": Fault(journal_outside, "entries"),
    "fresh_key": Fault(fresh_key, "truth"),
}
