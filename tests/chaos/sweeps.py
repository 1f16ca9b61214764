"""A sweep of thousands of last days after a long pause, under kills and a clock that jumps."""

import random
import signal
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from multiprocessing import Value, get_context
from multiprocessing.process import BaseProcess
from typing import Any

from django.db import connection

from config.console import say
from tests import provinces
from tests.chaos import sweep_checks
from tests.chaos.clients import SERVER_AWAY
from tests.chaos.faults import no_reminder_key
from tests.chaos.races import Stuck, asked, kill_server
from tests.inbox import heaps
from workflows.foundation.identifiers import new_id
from workflows.web import jobs

CLOCKS_OF_A_CASE = 4
ENDED_OF_A_CASE = 2
ITEMS_OF_A_CASE = len(heaps.STEPS)
DUE_ON = date(2024, 10, 24)
# Local midnight comes seven hours before that of UTC: half an hour past it, and an hour earlier.
FORWARD = datetime(2024, 10, 24, 17, 30, tzinfo=UTC)
BACK = FORWARD - timedelta(hours=1)
SWEEPERS, RELAYS = 3, 2
PATIENCE = 90
SHOWN_OF_EACH = 5
CAUGHT_BY = "once"

_CLOCKS = """
    INSERT INTO engine_clock (id, case_id, kind, parameter, event, event_on, count, unit,
        extended_by, extension_document, due_on, provisional, state, ended_on, entry_id, path)
    SELECT gen_random_uuid(), cases.id, 'step_' || place,
        'admission.competent_committee_decides.within', 'cell_resolves', %(due_on)s::date - 60, 60,
        'working_days', 0, '', %(due_on)s, false,
        CASE WHEN place <= %(running)s THEN 'running' ELSE 'met' END,
        CASE WHEN place > %(running)s THEN %(due_on)s::date END, %(entry)s, cases.path
    FROM engine_case cases CROSS JOIN generate_series(1, %(running)s + %(ended)s) place"""
_REMINDED = "SELECT count(DISTINCT thing_id) FROM engine_reminder"
_WAITING = "SELECT count(*) FROM engine_message WHERE relayed_at IS NULL"


@dataclass(frozen=True)
class SweepSize:
    """How many clocks are due, and how much is killed while they are pointed out."""

    clocks: int
    kills: int
    server_kills: int


@dataclass
class SweepRace:
    """
    Workers that point last days out while a nemesis kills them, and the server under them.

    While they were away the clock went forward a day; halfway it goes back an hour, over
    midnight, and one half of the workers no longer lives on the day of the other.
    """

    size: SweepSize
    seed: int
    workers: dict[str, BaseProcess] = field(default_factory=dict)
    crashes: list[str] = field(default_factory=list)
    seconds: float = 0

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._clock: Any = Value("d", FORWARD.timestamp())

    def run(self) -> None:
        """
        Run until each clock was pointed out and everything is relayed.

        :raises Stuck: if nothing moves any more
        """
        began = time.monotonic()
        connection.close()
        try:
            for name in [f"sweep {n}" for n in range(SWEEPERS)] + [
                f"relay {n}" for n in range(RELAYS)
            ]:
                self._start(name)
            self._watch(self._nemesis())
        finally:
            for worker in self.workers.values():
                worker.kill()
                worker.join()
            self.seconds = time.monotonic() - began

    def _watch(self, deeds: list[tuple[float, Callable[[], None]]]) -> None:
        moved, reminded = time.monotonic(), 0
        while deeds or reminded < self.size.clocks or asked(_WAITING):
            time.sleep(0.02)
            if (now_reminded := asked(_REMINDED)) > reminded:
                moved, reminded = time.monotonic(), now_reminded
            while deeds and reminded >= deeds[0][0] * self.size.clocks:
                deeds.pop(0)[1]()
                self._start_again()
                moved = time.monotonic()
            self._start_again()
            if time.monotonic() - moved > PATIENCE:
                raise Stuck(f"{reminded} clocks pointed out")

    def _nemesis(self) -> list[tuple[float, Callable[[], None]]]:
        """Return what happens, each with the share of the clocks that it waits for."""
        kills = [self._kill_worker] * self.size.kills + [kill_server] * self.size.server_kills
        deeds = [(self._chance.uniform(0.02, 0.95), kill) for kill in kills]
        return sorted([*deeds, (0.5, self._go_back)], key=lambda deed: deed[0])

    def _go_back(self) -> None:
        self._clock.value = BACK.timestamp()

    def _kill_worker(self) -> None:
        victim = self._chance.choice([each for each in self.workers.values() if each.is_alive()])
        victim.kill()
        victim.join()

    def _start_again(self) -> None:
        for name, worker in list(self.workers.items()):
            if worker.exitcode is not None:
                if worker.exitcode >= 0:
                    self.crashes.append(f"{name} ended by itself")
                self._start(name)

    def _start(self, name: str) -> None:
        job = jobs.point_out_last_days if name.startswith("sweep") else jobs.relay_outbox
        worker = get_context("fork").Process(target=_work, args=(job, self._clock), name=name)
        worker.start()
        self.workers[name] = worker


@dataclass(frozen=True)
class SweepOutcome:
    """What the checks found, and the figures in one line."""

    found: dict[str, list[str]]
    line: str


def run(size: SweepSize, *, seed: int, fault: str = "") -> SweepOutcome:
    """Sweep a fresh province whose clocks all ran over while nobody worked, and check."""
    clerk = provinces.fresh()
    heaps.pile(
        clerk.world.body("Phòng", "cell_meeting"),
        items=size.clocks // CLOCKS_OF_A_CASE * ITEMS_OF_A_CASE,
        on=DUE_ON,
    )
    connection.close()
    with provinces.as_owner() as owner:
        owner.execute(
            _CLOCKS,
            {
                "due_on": DUE_ON,
                "running": CLOCKS_OF_A_CASE,
                "ended": ENDED_OF_A_CASE,
                "entry": new_id(),
            },
        )
        owner.execute("ANALYZE")
    stuck = {}
    with no_reminder_key() if fault else nullcontext():
        race = SweepRace(size, seed)
        try:
            race.run()
        except Stuck as still:
            stuck = {"stuck": [str(still)]}
    found = stuck | sweep_checks.breaks(sweep_checks.read(), crashes=race.crashes)
    for check, breaks in found.items():
        for each in breaks[:SHOWN_OF_EACH]:
            say(f"  {check}: {each}")
    verdict = ", ".join(f"{len(each)} {check}" for check, each in found.items()) or "0 breaks"
    return SweepOutcome(
        found,
        f"sweep{f' with {fault}' if fault else ''}: {size.clocks} clocks due while no worker ran,"
        f" forward a day, back an hour, {size.kills} kills of workers, {size.server_kills} of"
        f" PostgreSQL, {race.seconds:.0f} s: {verdict}",
    )


def _work(job: Callable[[int], None], clock: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs.now = lambda: datetime.fromtimestamp(clock.value, UTC)
    while True:
        try:
            job(0)
        except SERVER_AWAY:
            with suppress(*SERVER_AWAY):
                connection.close()
        time.sleep(0.02)
