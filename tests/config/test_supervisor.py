"""Children under a supervisor of their own, in processes of their own."""

import os
import signal
import sys
from pathlib import Path

import pytest

from config import supervisor
from config.supervisor import Child
from tests.config.processes import alive, eventually

STEADY = """
import os, sys, time
with open(sys.argv[1], "a") as told:
    told.write(f"{os.getpid()}\\n")
time.sleep(60)
"""

DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)" + STEADY

FRAIL = STEADY.replace("time.sleep(60)", "sys.exit(3)")

PARENT_OF_A_STEADY_ONE = f"""
import subprocess, sys
steady = subprocess.Popen([sys.executable, "-c", {STEADY!r}, sys.argv[1] + "-grandchild"])
{STEADY}
"""

SUPERVISOR = """
import sys
from config import supervisor
from config.supervisor import Child
supervisor.SECONDS_TO_END = 1.0
folder, first, second = sys.argv[1:]
children = [
    Child("first", (sys.executable, "-c", first, f"{folder}/first")),
    Child("second", (sys.executable, "-c", second, f"{folder}/second")),
]
try:
    with supervisor.stoppable():
        supervisor.supervise(children, pauses=(0.05, 0.05))
except supervisor.Stopped:
    print("stopped")
except supervisor.ChildFailed as failed:
    sys.exit(str(failed))
"""


def lives(told: Path) -> list[int]:
    """Return the numbers of the processes a child has been, oldest first."""
    return [int(line) for line in told.read_text().splitlines()] if told.exists() else []


@pytest.fixture
def first(tmp_path):
    return tmp_path / "first"


@pytest.fixture
def second(tmp_path):
    return tmp_path / "second"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_children_end_when_the_supervisor_is_asked_to(number, script, tmp_path, first, second):
    asked = script(SUPERVISOR, tmp_path, STEADY, STEADY)
    assert eventually(lambda: lives(first) and lives(second))

    asked.send_signal(number)
    said, _ = asked.communicate()

    assert said == "stopped\n"
    assert asked.returncode == 0
    assert not any(alive(child) for child in lives(first) + lives(second))


def test_the_children_end_when_the_supervisor_is_killed(script, tmp_path, first, second):
    killed = script(SUPERVISOR, tmp_path, STEADY, STEADY)
    assert eventually(lambda: lives(first) and lives(second))

    killed.kill()

    assert eventually(lambda: not any(alive(child) for child in lives(first) + lives(second)))


def test_a_child_that_will_not_end_is_killed(script, tmp_path, first, second):
    asked = script(SUPERVISOR, tmp_path, DEAF, STEADY)
    assert eventually(lambda: lives(first) and lives(second))

    asked.terminate()
    asked.communicate()

    assert asked.returncode == 0
    assert not alive(lives(first)[0])


def test_a_child_that_died_is_started_again_while_the_other_goes_on(
    script, tmp_path, first, second
):
    script(SUPERVISOR, tmp_path, STEADY, STEADY)
    assert eventually(lambda: lives(first) and lives(second))

    os.kill(lives(first)[0], signal.SIGKILL)

    assert eventually(lambda: len(lives(first)) == 2)
    assert alive(lives(first)[1])
    assert len(lives(second)) == 1
    assert alive(lives(second)[0])


def test_what_the_children_need_is_tended_meanwhile(script, tmp_path, first, second):
    tended = tmp_path / "tended"
    tending = SUPERVISOR.replace(
        "pauses=(0.05, 0.05)", f"tend=lambda: open({str(tended)!r}, 'a').write('x')"
    ).replace("SECONDS_TO_END", "SECONDS_BETWEEN_TENDING = supervisor.SECONDS_TO_END")

    script(tending, tmp_path, STEADY, STEADY)

    assert eventually(lambda: tended.exists() and len(tended.read_text()) >= 2)
    assert len(lives(first)) == len(lives(second)) == 1


def test_what_a_dead_child_had_started_ends_before_its_successor_starts(script, tmp_path, first):
    grandchild = tmp_path / "first-grandchild"
    script(SUPERVISOR, tmp_path, PARENT_OF_A_STEADY_ONE, STEADY)
    assert eventually(lambda: lives(first) and lives(grandchild))

    os.kill(lives(first)[0], signal.SIGKILL)

    assert eventually(lambda: len(lives(first)) == 2)
    assert not alive(lives(grandchild)[0])


def test_everything_ends_when_a_child_keeps_dying(script, tmp_path, first, second):
    given_up = script(SUPERVISOR, tmp_path, FRAIL, STEADY)

    said, _ = given_up.communicate()

    assert said.count("The first ended with 3; starting it again in 0.05 s.") == 2
    assert given_up.returncode == 1
    assert len(lives(first)) == 3
    assert not any(alive(child) for child in lives(second))


def test_a_child_that_had_been_steady_is_forgiven(tmp_path, first):
    watch = supervisor.Watch(
        Child("child", (sys.executable, "-c", FRAIL, str(first))),
        keep_open=(),
        pauses=(0.0,),
        steady_after=-1.0,
    )

    for life in range(2, 5):
        assert eventually(lambda expected=life: watch.look() or len(lives(first)) >= expected)
    supervisor.end([watch.process])


class TestFinish:
    def test_returns_when_the_child_has_done_its_work(self, tmp_path):
        made = tmp_path / "made"

        supervisor.finish(Child("maker", ("touch", str(made))))

        assert made.exists()

    def test_names_the_child_that_failed(self):
        with pytest.raises(supervisor.ChildFailed, match="The maker ended with 1"):
            supervisor.finish(Child("maker", ("false",)))
