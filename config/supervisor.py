"""Children that are started again when they die, and end when their supervisor ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

from config.console import say

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
STEADY_AFTER = 60.0
SECONDS_TO_END = 10.0
TICK = 0.1
SECONDS_BETWEEN_TENDING = 2.0

# Loaded before any fork: a child between fork and exec should do as little as it can.
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1


class Stopped(Exception):
    """Somebody asked this process to end."""


class ChildFailed(Exception):
    """A child ended badly, in a sentence that names it."""


@dataclass(frozen=True)
class Child:
    """One command, and what people call it."""

    name: str
    command: Sequence[str]


class Watch:
    """One child's process, replaced when it dies until it has died too often in a row."""

    def __init__(
        self,
        child: Child,
        *,
        keep_open: Sequence[int],
        pauses: Sequence[float],
        steady_after: float,
    ) -> None:
        self.child = child
        self.keep_open = keep_open
        self.pauses = pauses
        self.steady_after = steady_after
        self.deaths = 0
        self.start()

    def start(self) -> None:
        """Start the child."""
        self.process = spawn(self.child, keep_open=self.keep_open)
        self.started = time.monotonic()
        self.due: float | None = None

    def look(self) -> None:
        """
        Start the child again if it has died and its pause is over.

        :raises ChildFailed: if it has died more often in a row than there are pauses
        """
        now = time.monotonic()
        if self.due is not None:
            if now >= self.due:
                self.start()
        elif (code := self.process.poll()) is not None:
            # What it started itself must not work beside its successor.
            send(signal.SIGKILL, self.process)
            if now - self.started > self.steady_after:
                self.deaths = 0
            if self.deaths == len(self.pauses):
                raise ChildFailed(f"The {self.child.name} ended with {code} again and again.")
            pause = self.pauses[self.deaths]
            self.deaths += 1
            self.due = now + pause
            say(f"The {self.child.name} ended with {code}; starting it again in {pause:g} s.")


def supervise(
    children: Sequence[Child],
    *,
    keep_open: Sequence[int] = (),
    pauses: Sequence[float] = PAUSES,
    steady_after: float = STEADY_AFTER,
    once_ready: Callable[[], bool] = lambda: True,
    tend: Callable[[], object] = lambda: None,
) -> None:
    """
    Run the children until somebody asks to stop; end them all before leaving.

    `pauses` are the seconds before each new start of a child that died; living longer than
    `steady_after` seconds forgives it. `once_ready` is asked again and again until it says yes.
    `tend` is called every few seconds, for what the children need and did not start.

    :raises ChildFailed: if a child has died more often in a row than there are pauses
    """
    watches: list[Watch] = []
    ready, tended = False, time.monotonic()
    try:
        for child in children:
            watches.append(
                Watch(child, keep_open=keep_open, pauses=pauses, steady_after=steady_after)
            )
        while True:
            for watch in watches:
                watch.look()
            ready = ready or once_ready()
            if time.monotonic() - tended >= SECONDS_BETWEEN_TENDING:
                tend()
                tended = time.monotonic()
            time.sleep(TICK)
    finally:
        end([watch.process for watch in watches])


def finish(child: Child, *, keep_open: Sequence[int] = ()) -> None:
    """
    Run one child to its end, or end it when somebody asks to stop.

    :raises ChildFailed: if it ends with anything but 0
    """
    process = spawn(child, keep_open=keep_open)
    try:
        code = process.wait()
    finally:
        end([process])
    if code:
        raise ChildFailed(f"The {child.name} ended with {code}.")


def spawn(child: Child, *, keep_open: Sequence[int]) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own that ends when this process dies, even by kill -9."""
    supervisor = os.getpid()

    def end_with_supervisor() -> None:
        if sys.platform == "linux":
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != supervisor:
                os._exit(1)

    return subprocess.Popen(
        child.command,
        stdin=subprocess.DEVNULL,
        # A Ctrl-C reaches the supervisor alone, which then ends its children in good order.
        start_new_session=True,
        pass_fds=keep_open,
        preexec_fn=end_with_supervisor,  # noqa: PLW1509 - the supervisor has no threads
    )


def end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask every child to end, and kill what is still there after `SECONDS_TO_END`."""
    for process in processes:
        send(signal.SIGTERM, process)
    deadline = time.monotonic() + SECONDS_TO_END
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0, deadline - time.monotonic()))
        send(signal.SIGKILL, process)
        process.wait()


def send(number: signal.Signals, process: subprocess.Popen[bytes]) -> None:
    """Send a signal to a child and to everything it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and a closed terminal raise `Stopped` once, and be ignored after."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(_number: int, _frame: FrameType | None) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
