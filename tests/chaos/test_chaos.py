"""The race at a small size, and each seeded fault; the full size runs by ``make chaos``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env

SMALL = (
    "--items",
    "60",
    "--clocks",
    "400",
    "--clients",
    "4",
    "--kills",
    "4",
    "--server-kills",
    "1",
)


@pytest.fixture(scope="module")
def race(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Give the outcome of one small race with everything in it."""
    return raced(tmp_path_factory.mktemp("chaos"), *SMALL)


def raced(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a server of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.chaos", *arguments],
        cwd=env.ROOT,
        env={**os.environ, "HOSO_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.mark.long
def test_nothing_is_lost_or_doubled_and_every_answer_is_true(race):
    last = race.stdout.splitlines()[-1]

    assert race.returncode == 0, race.stdout
    assert "4 kills of workers, 1 of PostgreSQL" in last
    assert "0 breaks" in last
    assert " 0 joint meetings" not in last


@pytest.mark.long
@pytest.mark.parametrize(
    ("fault", "check"),
    [
        pytest.param("no_lock", "answers", id="no row lock"),
        pytest.param("no_unique_key", "keys", id="no unique key"),
        pytest.param("journal_outside", "entries", id="the journal outside the transaction"),
        pytest.param("fresh_key", "truth", id="a retry with a fresh key"),
    ],
)
def test_a_seeded_fault_is_caught(race, fault, check):
    line = next(line for line in race.stdout.splitlines() if f"with {fault}:" in line)

    assert check in line.rsplit(":", 1)[1]


@pytest.mark.long
def test_each_last_day_is_pointed_out_once_and_the_seeded_fault_is_caught(race):
    sound, faulty = (
        next(line for line in race.stdout.splitlines() if line.startswith(start))
        for start in ("sweep:", "sweep with no_reminder_key:")
    )

    assert "0 breaks; seeded faults: 1 of 1 caught" in sound
    assert "once" in faulty.rsplit(":", 1)[1]
