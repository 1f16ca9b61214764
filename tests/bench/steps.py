"""What a decided one-person step costs beside hand-written statements and beside stock viewflow."""

import gc
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

import psycopg
from django.conf import settings

from config import env
from tests import provinces
from tests.bench.floor import Floor
from tests.bench.stock.settings import NAME as STOCK
from tests.clerks import AT, Clerk
from workflows.administration import databases
from workflows.engine import decisions
from workflows.foundation.identifiers import new_id

STEP = "applicant_applies"
STOCK_SETTINGS = "tests.bench.stock.settings"
WARMING_UP = 15
IN_A_ROW = 5
FLOORS_AT_MOST = 3
STOCKS_AT_MOST = 1 / 3

Sample = Callable[[], float]


@dataclass(frozen=True)
class Steps:
    """Median seconds of one decided step, by subject."""

    product: float
    floor: float
    stock: float

    @property
    def short(self) -> list[str]:
        """Return what falls short of what is asked."""
        found = []
        if self.product > FLOORS_AT_MOST * self.floor:
            found.append("a step costs more than three floors")
        if self.product > STOCKS_AT_MOST * self.stock:
            found.append("a step costs more than a third of stock viewflow")
        return found

    @property
    def figures(self) -> str:
        """Return the medians and their ratios in words."""
        return (
            f"a decided step {self.product * 1000:.1f} ms"
            f" = {self.product / self.floor:.2f} × the floor of {self.floor * 1000:.1f} ms"
            f" = {self.product / self.stock:.2f} × stock viewflow's {self.stock * 1000:.1f} ms"
        )


def measured(clerk: Clerk, *, samples: int, seed: int) -> Steps:
    """Time the three subjects in random order in one run, so that all share the machine's moods."""
    waiting = [clerk.brings_to(STEP) for _ in range(2 * (samples + WARMING_UP))]
    # What autovacuum does before long: plans made while the tables were empty are made again.
    with provinces.as_owner() as owner:
        owner.execute("VACUUM ANALYZE")
    with _floor(clerk) as floor, _stock(samples + WARMING_UP) as stock:
        subjects: dict[str, Sample] = {
            "product": lambda: _timed(decisions.decide, clerk.deed(waiting.pop(), key=new_id())),
            "floor": lambda: _timed(floor.decide, waiting.pop()),
            "stock": stock,
        }
        # As the web server does once it has loaded; stock viewflow's process does it, too.
        gc.collect()
        gc.freeze()
        times: dict[str, list[float]] = {name: [] for name in subjects}
        for _ in range(WARMING_UP):
            for sample in subjects.values():
                sample()
        order = [name for name in subjects for _ in range(samples // IN_A_ROW)]
        random.Random(seed).shuffle(order)
        for name in order:
            times[name] += [subjects[name]() for _ in range(IN_A_ROW)]
    return Steps(**{name: median(each) for name, each in times.items()})


def _timed(decide: Callable[[Any], object], given: object) -> float:
    began = time.perf_counter()
    decide(given)
    return time.perf_counter() - began


@contextmanager
def _floor(clerk: Clerk) -> Iterator[Floor]:
    logins = settings.LOGINS
    connection = psycopg.connect(
        host=logins.host,
        port=logins.port,
        dbname=provinces.NAME,
        user=logins.runtime,
        password=logins.runtime_password,
        autocommit=True,
    )
    with closing(connection):
        yield Floor(
            connection=connection,
            scope="{" + clerk.world.paths["Tỉnh"] + "}",
            person_id=clerk.world.id("Đạt"),
            at=AT,
        )


@contextmanager
def _stock(count: int) -> Iterator[Sample]:
    """Let stock viewflow work in a process of its own, whose settings are its own, too."""
    databases.drop_database(settings.LOGINS, name=STOCK)
    databases.make_database(settings.LOGINS, name=STOCK)
    with subprocess.Popen(
        [sys.executable, "-m", "django", "take_steps", str(count), "--settings", STOCK_SETTINGS],
        cwd=env.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:

        def sample() -> float:
            child.stdin.write("\n")
            child.stdin.flush()
            return float(child.stdout.readline())

        if child.stdout.readline() != "ready\n":
            raise RuntimeError("stock viewflow could not be prepared")
        yield sample
        child.stdin.close()
