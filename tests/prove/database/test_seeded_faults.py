"""A law that nothing breaks proves little: each is broken once, and the walks say which."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.conf import settings

from tests.prove.database import proofs
from tests.prove.laws import Broken
from workflows.administration import databases
from workflows.authority import scopes
from workflows.engine import counting, meetings, reading
from workflows.engine.registry import procedure
from workflows.journal.recording import columns_and_values

SEATS_FOLLOW = [
    (table, "idle_seats_follow_insert") for table in ("people_condition", "people_appointment")
]

pytestmark = pytest.mark.long


@pytest.fixture
def broken_by(ground):
    """Return the law that walks of a procedure break first."""

    def walked(name):
        with pytest.raises(Broken) as caught:
            proofs.walked(procedure(name), ground, runs=60)
        return str(caught.value)

    return walked


@pytest.fixture
def read_as(monkeypatch):
    """Let the product read something else of a case than stands in the tables."""

    def reads(**otherwise):
        read = reading.situation_of
        monkeypatch.setattr(
            reading,
            "situation_of",
            lambda *given, **asked: replace(read(*given, **asked), **otherwise),
        )

    return reads


def test_an_entry_that_tells_another_office_than_was_sealed_is_caught(broken_by, monkeypatch):
    monkeypatch.setattr(
        "workflows.engine.consequences.columns_and_values",
        lambda row: {**dict(columns_and_values(row)), "office": "standing_deputy_secretary"},
    )

    assert broken_by("leaving") == "the chain of the case is whole"


def test_an_entry_of_which_nobody_hears_is_caught(broken_by, monkeypatch):
    monkeypatch.setattr("workflows.engine.consequences.write_message", lambda *_, **__: None)

    assert broken_by("card") == "each entry is told once"


def test_a_count_that_does_not_name_who_could_vote_is_caught(broken_by, monkeypatch):
    def nameless(*given, **asked):
        for row in counting.question_rows(*given, **asked):
            yield {**row, "electorate_ids": []}

    monkeypatch.setattr(meetings, "question_rows", nameless)

    assert broken_by("exemption") == "the ballots add up"


def test_a_member_who_left_and_still_belongs_to_a_cell_is_caught(broken_by, monkeypatch):
    monkeypatch.setattr("workflows.engine.ladder.standings.ENDED", frozenset())

    assert broken_by("death") == "a member, and nobody else, has one cell"


def test_a_suspended_member_whose_seat_keeps_its_power_is_caught(broken_by, ground):
    with without_triggers(ground, *SEATS_FOLLOW):
        assert broken_by("suspension") == "who is suspended has no power"


def test_a_member_who_left_and_whose_seat_keeps_its_power_is_caught(broken_by, ground):
    with without_triggers(ground, ("people_standing", "idle_seats_follow_insert")):
        assert broken_by("deletion") == "who is no member has no power"


def test_a_refusal_that_leaves_something_behind_is_caught(broken_by, monkeypatch):
    @contextmanager
    def without_a_transaction(*, person_id, at):
        scopes.enter(person_id=person_id, on=at.date())
        yield

    monkeypatch.setattr(scopes, "opened_for", without_a_transaction)

    assert broken_by("death") == "what is refused leaves nothing behind"


def test_somebody_barred_who_may_act_all_the_same_is_caught(broken_by, read_as):
    read_as(barred=False)

    assert "authority.barred" in broken_by("leaving")


def test_somebody_with_a_seat_who_may_not_act_is_caught(broken_by, read_as):
    read_as(seat=None)

    assert broken_by("leaving").startswith("allowed in memory, refused in the database")


def test_a_stuck_step_that_is_not_handed_up_is_caught(broken_by, monkeypatch):
    monkeypatch.setattr("workflows.engine.relief.relieve_once", lambda at: 0)

    assert "memory alone has" in broken_by("leaving")


def test_a_last_day_that_is_pointed_out_twice_is_caught(broken_by, monkeypatch):
    monkeypatch.setattr("workflows.engine.reminding.sweeping.sweep_once", lambda at: 1)

    assert broken_by("recognition") == "what was pointed out is not told again"


@contextmanager
def without_triggers(ground, *names):
    """Let the triggers of that name sleep for a while."""
    with databases.connect(settings.LOGINS, database=ground.database) as owner:
        for table, name in names:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {name}")
        try:
            yield
        finally:
            for table, name in names:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER {name}")
