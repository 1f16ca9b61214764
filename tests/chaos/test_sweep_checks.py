"""The checks of a sweep on rows made up by hand."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.chaos import sweep_checks
from tests.chaos.sweep_checks import Swept
from workflows.foundation.identifiers import new_id

CASE, BODY = new_id(), new_id()


@pytest.fixture
def swept():
    """Give a sweep that pointed out the one clock that ran."""
    clock = SimpleNamespace(id=new_id(), case_id=CASE, state="running")
    ended = SimpleNamespace(id=new_id(), case_id=CASE, state="met")
    reminder = SimpleNamespace(id=new_id(), thing_id=clock.id)
    entry = SimpleNamespace(
        id=new_id(), stream_id=CASE, number=1, subjects={"reminder": str(reminder.id)}
    )
    message = SimpleNamespace(
        id=new_id(), stream_id=CASE, number=1, bodies=[BODY], relayed_at="then"
    )
    notice = SimpleNamespace(key=f"{message.id}:{BODY}", body_id=BODY)
    return Swept([clock, ended], [reminder], [entry], [message], [notice])


@pytest.mark.parametrize("check", [sweep_checks.once, sweep_checks.told, sweep_checks.known])
def test_a_sound_sweep_passes(swept, check):
    assert not list(check(swept))


@pytest.mark.parametrize(
    ("check", "column", "times"),
    [
        pytest.param(sweep_checks.once, "reminders", 0, id="a clock that nobody pointed out"),
        pytest.param(sweep_checks.once, "reminders", 2, id="a clock pointed out twice"),
        pytest.param(sweep_checks.told, "entries", 0, id="a reminder without its entry"),
        pytest.param(sweep_checks.told, "entries", 2, id="a reminder told twice"),
        pytest.param(sweep_checks.told, "messages", 0, id="an entry without its message"),
        pytest.param(sweep_checks.known, "notices", 0, id="a message that nobody heard of"),
        pytest.param(sweep_checks.known, "notices", 2, id="a message heard twice"),
    ],
)
def test_an_unsound_one_is_found(swept, check, column, times):
    assert list(check(replace(swept, **{column: getattr(swept, column) * times})))


def test_an_ended_clock_that_was_pointed_out_is_found(swept):
    swept.clocks[0].state = "met"

    assert list(sweep_checks.once(swept))
