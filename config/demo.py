"""The demo: set-up with visible progress, then web and worker until somebody stops them."""

import argparse
import fcntl
import http.client
import os
import shutil
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from config import databases, embedded, env, supervisor
from config.console import say
from config.supervisor import Child
from workflows.rules.loading import load_pack

HOST = "127.0.0.1"
LOCK = "running"
MANAGE = (sys.executable, "manage.py")
PREPARATION = (
    Child("database set-up", (*MANAGE, "prepare_database")),
    Child("key of the journal", (*MANAGE, "journal_key", "hoso.example/demo", "--verbosity=0")),
    Child("loading of the demo", (*MANAGE, "load_demo")),
    Child(
        "gathering of static files",
        # Viewflow's own pages are not served, and its style sheets name files that it lacks.
        (*MANAGE, "collectstatic", "--noinput", "--verbosity=0", "--ignore=viewflow"),
    ),
)
WORKER = Child("worker", (*MANAGE, "work"))


class CannotRun(Exception):
    """The demo cannot do what it was asked, in a sentence that says what to do."""


def run() -> None:
    """
    Serve the demo until somebody stops it; its data stay.

    :raises CannotRun: if a demo runs on this folder already, the port is taken, or its clock
        would stand on a day without law
    :raises ChildFailed: if the set-up fails, or web or worker cannot be kept running
    """
    folder = env.data_folder()
    check_day(env.read("HOSO_DAY"))
    with claimed(folder) as lock, listening(env.read("PORT")) as sockets:
        # Whatever works on the folder keeps it claimed, even after its supervisor was killed.
        keep_open = (lock, sockets.fileno())
        embeds = not env.read("DATABASE_URL")
        if embeds:
            say(f"PostgreSQL starts in {shown(folder)} ...")
            embedded.attach(folder / databases.FOLDER)
        # Elsewhere a witness is on another disk; where its folder is missing, none is made.
        (folder / "witness").mkdir(exist_ok=True)
        for child in PREPARATION:
            supervisor.finish(child, keep_open=keep_open)

        port = sockets.getsockname()[1]
        supervisor.supervise(
            (web(sockets), WORKER),
            keep_open=keep_open,
            once_ready=lambda: answers(port) and welcome(port, folder),
            # A server that was killed is started again under its web and its worker.
            tend=lambda: embeds and embedded.attach(folder / databases.FOLDER),
        )


def reset() -> None:
    """
    Delete everything the demo keeps, unless one is running.

    :raises CannotRun: if a demo is running, or its database is not ours to delete
    """
    if env.read("DATABASE_URL"):
        raise CannotRun(
            "The demo's data are on the server of DATABASE_URL: drop its database there."
        )
    folder = env.data_folder()
    with claimed(folder):
        embedded.erase(folder / databases.FOLDER)
        for kept in folder.iterdir():
            if kept.is_dir() and kept.name != databases.FOLDER:
                shutil.rmtree(kept)
    say(f"The demo's data in {shown(folder)} are gone; make demo starts over.")


def check_day(told: str) -> None:
    """
    Go on only where the rule pack knows who may act on the day of the clock.

    :raises CannotRun: if it is no day, or lies before the law of the pack
    """
    try:
        day = date.fromisoformat(told)
    except ValueError as wrong:
        raise CannotRun(f"HOSO_DAY is {told}; it must be a day, as in 2024-10-25.") from wrong
    first = load_pack(env.RULE_PACK).law_since
    if day < first:
        raise CannotRun(
            f"HOSO_DAY is {day}; the rule pack holds no law of that day: choose {first} or later."
        )


@contextmanager
def claimed(folder: Path) -> Iterator[int]:
    """
    Hold the folder for one demo; yield the descriptor that holds it.

    :raises CannotRun: if another demo holds it, or another account owns it
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR)
    except PermissionError as denied:
        raise CannotRun(
            f"{shown(folder)} belongs to another account: work as that account, "
            "or name another folder with HOSO_DATA."
        ) from denied
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise CannotRun(
                f"A demo is running on {shown(folder)}: stop it first, "
                "or give this one a folder and a port of its own with HOSO_DATA and PORT."
            ) from held
        yield lock
    finally:
        os.close(lock)


@contextmanager
def listening(port: str) -> Iterator[socket.socket]:
    """
    Hold the port from the start, so that nobody takes it while the set-up runs.

    :raises CannotRun: if it is no port, or another program has it
    """
    if not port.isdecimal() or int(port) > 65535:
        raise CannotRun(f"PORT is {port}; it must be a number up to 65535.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, int(port)))
            listener.listen()
        except OSError as refused:
            raise CannotRun(
                f"Port {port} on {HOST} cannot be had ({refused.strerror}): choose another, "
                f"as in PORT={int(port) % 65535 + 1} make demo."
            ) from refused
        yield listener


def web(listener: socket.socket) -> Child:
    """Return the web server on a socket that is open already."""
    return Child(
        "web server",
        (
            *(
                sys.executable,
                "-m",
                "gunicorn",
                "config.wsgi",
                "--bind",
                f"fd://{listener.fileno()}",
            ),
            *("--workers", "2", "--threads", "4", "--log-level", "warning", "--no-control-socket"),
        ),
    )


def answers(port: int) -> bool:
    """Return whether the web server says that it is well."""
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def welcome(port: int, folder: Path) -> bool:
    """Say where the demo is and what can be done about it; return that it was said."""
    say(
        f"\nHồ Sơ is ready: http://{HOST}:{port}\n"
        "Sign in as one of the cast, without a password.\n"
        f"Ctrl-C ends it and keeps the data in {shown(folder)}; make demo-reset deletes them.\n"
    )
    return True


def shown(folder: Path) -> Path:
    """Return the folder as seen from the project, if it lies below it."""
    return folder.relative_to(env.ROOT) if folder.is_relative_to(env.ROOT) else folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run or reset the demo; return the exit code of the command."""
    parser = argparse.ArgumentParser(prog="python -m config.demo", description=__doc__)
    parser.add_argument("--reset", action="store_true", help="delete the demo's data")
    os.environ["HOSO_PROFILE"] = "demo"
    act = reset if parser.parse_args(arguments).reset else run
    try:
        with supervisor.stoppable():
            act()
    except supervisor.Stopped:
        say("The demo has ended.")
    except (CannotRun, supervisor.ChildFailed, embedded.ServerUnavailable) as reason:
        say(str(reason))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
