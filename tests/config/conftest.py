"""Processes of their own, for what only separate processes can show."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from config import env
from tests.config.processes import servers_below

Script = Callable[..., subprocess.Popen[str]]
SECONDS_TO_END = 5


@pytest.fixture
def script() -> Iterator[Script]:
    """Start a Python script beside the test; what still runs at the end is ended."""
    started: list[subprocess.Popen[str]] = []

    def start(source: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", source, *map(str, arguments)],
            cwd=env.ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        # Asked first, for a supervisor that is killed cannot end its children's children.
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            pipe.close()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for a server; one that a failing test leaves running is killed."""
    yield tmp_path / "var"
    for server in servers_below(tmp_path):
        os.kill(server, signal.SIGKILL)
