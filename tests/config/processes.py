"""What tests ask about processes they did not start themselves."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil

SECONDS_TO_HAPPEN = 30


def servers_below(place: Path) -> list[int]:
    """Return the process numbers of the PostgreSQL servers whose data lie below a folder."""
    return [
        process.pid
        for process in psutil.process_iter()
        if (words := words_of(process)) and Path(words[0]).name == "postgres" and "-D" in words
        if Path(words[words.index("-D") + 1]).is_relative_to(place)
    ]


def words_of(process: psutil.Process) -> list[str]:
    """Return a live process's command line; the dead and the unreaped have none."""
    try:
        return process.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return []


def alive(number: int) -> bool:
    """Return whether a process still works: one that only waits to be reaped does not."""
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def eventually(true: Callable[[], object]) -> bool:
    """Return whether something becomes true while a person would still wait for it."""
    deadline = time.monotonic() + SECONDS_TO_HAPPEN
    while not (happened := bool(true())) and time.monotonic() < deadline:
        time.sleep(0.02)
    return happened
