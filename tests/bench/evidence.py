"""What row history adds to a decided one-person step."""

import gc
import random
import time
from dataclasses import dataclass
from statistics import median

import psycopg

from tests import provinces
from tests.bench.steps import STEP
from tests.clerks import Clerk
from workflows.engine import decisions
from workflows.foundation.identifiers import new_id
from workflows.journal.history import event_models

SHARE_AT_MOST = 0.15
IN_A_ROW = 10
# After a switch every statement on the tables is planned anew, once.
WARMING_UP = 4


@dataclass(frozen=True)
class Evidence:
    """Median seconds of one decided step, with row history and without."""

    recorded: float
    unrecorded: float

    @property
    def share(self) -> float:
        """Return what history adds, as a share of the step without it."""
        return self.recorded / self.unrecorded - 1

    @property
    def short(self) -> list[str]:
        """Return what falls short of what is asked."""
        return ["row history costs too much of a step"] if self.share > SHARE_AT_MOST else []

    @property
    def figures(self) -> str:
        """Return the medians and the share in words."""
        return (
            f"row history adds {self.share:.0%} to a step:"
            f" {self.recorded * 1000:.2f} ms with it and {self.unrecorded * 1000:.2f} ms without"
        )


def measured(clerk: Clerk, *, samples: int, seed: int) -> Evidence:
    """Time the same step in short blocks with the triggers on and off, in random order."""
    blocks = [recorded for recorded in (True, False) for _ in range(samples // IN_A_ROW)]
    random.Random(seed).shuffle(blocks)
    each = WARMING_UP + IN_A_ROW
    waiting = [clerk.brings_to(STEP) for _ in range(each * len(blocks))]
    times: dict[bool, list[float]] = {True: [], False: []}
    with provinces.as_owner() as owner:
        owner.execute("VACUUM ANALYZE")
        gc.collect()
        gc.freeze()
        for recorded in blocks:
            _switch(owner, on=recorded)
            took = [_timed(clerk, waiting.pop()) for _ in range(each)]
            times[recorded] += took[WARMING_UP:]
        _switch(owner, on=True)
    return Evidence(recorded=median(times[True]), unrecorded=median(times[False]))


def _timed(clerk: Clerk, waiting: object) -> float:
    deed = clerk.deed(waiting, key=new_id())
    began = time.perf_counter()
    decisions.decide(deed)
    return time.perf_counter() - began


def _switch(owner: psycopg.Connection, *, on: bool) -> None:
    for model in event_models():
        table = model.pgh_recorded.table
        for operation in ("insert", "update", "delete"):
            trigger = f"history_{operation}_{table}"
            owner.execute(f"ALTER TABLE {table} {'ENABLE' if on else 'DISABLE'} TRIGGER {trigger}")
