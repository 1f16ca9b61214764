"""A race: clients, relays and sealers at work while they and the server under them are killed."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from config import embedded
from config.databases import FOLDER
from tests import provinces
from tests.chaos.clients import SERVER_AWAY, Client, Plan
from tests.clerks import AT
from workflows.engine.relay import relay_once
from workflows.journal.log import configured, rounds, whole

RELAYS = 2
SEALERS = 2
SECONDS_AT_MOST = 50 * 60
# The kills are spread over the race, leaving its first and last stretch alone.
FIRST_KILL, LAST_KILL = 0.02, 0.95


class Stuck(Exception):
    """Nothing was decided for too long, though cases are still open."""


@dataclass(frozen=True)
class Size:
    """How much is raced, how much is killed, and how long one waits for the next decision."""

    items: int
    clients: int
    kills: int
    server_kills: int
    patience: int = 90


@dataclass
class Race:
    """One run: keeps the workers alive, kills them at random moments, ends when they are done."""

    plan: Plan
    size: Size
    workers: dict[str, BaseProcess] = field(default_factory=dict)
    starts: int = 0
    crashes: list[str] = field(default_factory=list)
    seconds: float = 0

    def __post_init__(self) -> None:
        self._chance = random.Random(self.plan.seed)

    def run(self) -> None:
        """
        Run until every client has finished and every message is relayed.

        :raises Stuck: if nothing moves any more, or the time is over
        """
        began = time.monotonic()
        connection.close()
        names = [f"client {n}" for n in range(self.size.clients)]
        names += [f"relay {n}" for n in range(RELAYS)]
        names += [f"sealer {n}" for n in range(SEALERS)]
        try:
            for name in names:
                self._start(name)
            self._watch(began, self._killings())
        finally:
            for worker in self.workers.values():
                worker.kill()
                worker.join()
            self.seconds = time.monotonic() - began

    def _watch(self, began: float, killings: list[tuple[int, Callable[[], None]]]) -> None:
        moved, decided = time.monotonic(), 0
        while self._clients_at_work() or killings or self._waiting_messages():
            time.sleep(0.05)
            now = time.monotonic()
            if (done := self._decided()) > decided:
                moved, decided = now, done
            while killings and (decided >= killings[0][0] or not self._clients_at_work()):
                killings.pop(0)[1]()
                self._start_again()
                moved = time.monotonic()
            self._start_again()
            if now - moved > self.size.patience or now - began > SECONDS_AT_MOST:
                raise Stuck(f"{decided} items decided after {now - began:.0f} s")

    def _killings(self) -> list[tuple[int, Callable[[], None]]]:
        """Return the kills in order, each with the number of decided items it waits for."""
        kills = [self._kill_worker] * self.size.kills + [kill_server] * self.size.server_kills
        self._chance.shuffle(kills)
        moments = sorted(
            int(self.size.items * self._chance.uniform(FIRST_KILL, LAST_KILL)) for _ in kills
        )
        return list(zip(moments, kills, strict=True))

    def _kill_worker(self) -> None:
        time.sleep(self._chance.uniform(0, 0.05))
        victim = self._chance.choice([each for each in self.workers.values() if each.is_alive()])
        victim.kill()
        victim.join()

    def _start_again(self) -> None:
        for name, worker in list(self.workers.items()):
            if worker.exitcode:
                if worker.exitcode > 0:
                    self.crashes.append(f"{name} ended by itself")
                self._start(name)

    def _start(self, name: str) -> None:
        kind, number = name.split()
        self.starts += 1
        work: tuple[Callable[..., None], tuple[Any, ...]] = {
            "client": (_client, (self.plan, int(number), self.starts)),
            "relay": (_relay, ()),
            "sealer": (_seal, ()),
        }[kind]
        worker = get_context("fork").Process(target=work[0], args=work[1], name=name)
        worker.start()
        self.workers[name] = worker

    def _clients_at_work(self) -> bool:
        return any(
            worker.is_alive() or worker.exitcode
            for name, worker in self.workers.items()
            if name.startswith("client")
        )

    def _decided(self) -> int:
        return asked("SELECT count(*) FROM engine_item WHERE state = 'done'")

    def _waiting_messages(self) -> int:
        return asked("SELECT count(*) FROM engine_message WHERE relayed_at IS NULL")


def kill_server() -> None:
    """Kill PostgreSQL without warning, and start it again."""
    folder = settings.DATA / FOLDER
    (lock,) = folder.glob("*/data/postmaster.pid")
    os.kill(int(lock.read_text().splitlines()[0]), signal.SIGKILL)
    embedded.attach(folder, durable=True)


def _client(plan: Plan, number: int, incarnation: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Client(plan, number, incarnation).run()


def _relay() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            if not relay_once(AT):
                time.sleep(0.02)
        except SERVER_AWAY:
            with suppress(*SERVER_AWAY):
                connection.close()
            time.sleep(0.05)


def _seal() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        with suppress(*SERVER_AWAY, psycopg.OperationalError):
            rounds.seal(datetime.now(UTC))
        time.sleep(0.05)


def unsealed() -> list[str]:
    """Seal what is left, verify all of it, and return what does not hold."""
    rounds.seal(datetime.now(UTC))
    report = whole.verify(configured.keys().believed, {})
    found = [f"{each.kind}: {each.table} {each.thing} {each.field}" for each in report.findings]
    if report.leaves != report.entries + report.rows:
        found.append(
            f"{report.entries} entries, {report.rows} events of rows and {report.leaves} leaves"
        )
    return found


def asked(question: str) -> int:
    """Ask the owner for a number; while the server is away the answer is the least."""
    try:
        with provinces.as_owner() as owner:
            (answer,) = owner.execute(question).fetchone()
    except psycopg.OperationalError:
        return 0
    return answer
