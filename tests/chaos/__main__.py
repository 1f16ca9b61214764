"""Races workers and kills them, and PostgreSQL; proves that nothing is lost and nothing doubled."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from config.console import say
from tests import grounds

SEED = 20241025
# What the seeded faults are caught with: a tenth of the items, but kills enough to bite.
SHARE_FOR_FAULTS = 10
FEWEST_ITEMS = 36
FEWEST_KILLS = 24
FEWEST_CLOCKS = 1000
RACE_FAULTS = ("no_lock", "no_unique_key", "journal_outside", "fresh_key")
SWEEP_FAULT = "no_reminder_key"
# A seeded fault may stop a case for good; the checks then look at what there is.
SECONDS_FOR_FAULTS = 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep, then race, each with its seeded faults too; return 0 if all came out as it should."""
    asked = _asked(arguments)
    grounds.enter("chaos")
    # The settings start the server, so nothing that knows Django may be imported before.
    from tests import provinces

    provinces.make_template()
    swept = asked.fault in RACE_FAULTS or _sweeps(asked)
    raced = asked.part == "sweep" or asked.fault == SWEEP_FAULT or _races(asked)
    return 0 if swept and raced else 1


def _sweeps(asked: argparse.Namespace) -> bool:
    """Tell whether the sweep came out as it should, and its seeded fault was caught."""
    from tests.chaos import sweeps

    size = sweeps.SweepSize(asked.clocks, asked.kills, asked.server_kills)
    outcome = sweeps.run(size, seed=asked.seed, fault=asked.fault or "")
    if asked.fault or outcome.found:
        say(outcome.line)
        return not outcome.found
    small = sweeps.SweepSize(max(asked.clocks // SHARE_FOR_FAULTS, FEWEST_CLOCKS), 0, 0)
    faulty = sweeps.run(small, seed=asked.seed, fault=SWEEP_FAULT)
    caught = sweeps.CAUGHT_BY in faulty.found
    say(faulty.line)
    say(f"{outcome.line}; seeded faults: {int(caught)} of 1 caught")
    return caught


def _races(asked: argparse.Namespace) -> bool:
    """Tell whether the race came out as it should, and each seeded fault was caught."""
    from tests.chaos import runs
    from tests.chaos.faults import FAULTS

    size = runs.Size(asked.items, asked.clients, asked.kills, asked.server_kills)
    with tempfile.TemporaryDirectory(prefix="hoso-chaos-") as folder:
        race = runs.Runs(folder=Path(folder), seed=asked.seed)
        outcome = race.run(size, fault=asked.fault or "")
        if asked.fault:
            say(outcome.line)
            return not outcome.found
        small = runs.Size(
            items=max(asked.items // SHARE_FOR_FAULTS, FEWEST_ITEMS),
            clients=asked.clients,
            kills=max(asked.kills // SHARE_FOR_FAULTS, FEWEST_KILLS),
            server_kills=0,
            patience=SECONDS_FOR_FAULTS,
        )
        missed = [] if outcome.found else [name for name in FAULTS if not race.catches(name, small)]
    caught = "faults not tried" if outcome.found else f"{len(FAULTS) - len(missed)} of 4 caught"
    say(f"{outcome.line}; seeded faults: {caught}")
    return not outcome.found and not missed


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--items", type=int, default=2000, help="items to decide, at least")
    parser.add_argument("--clocks", type=int, default=10000, help="last days to point out")
    parser.add_argument("--clients", type=int, default=8, help="racing client processes")
    parser.add_argument("--kills", type=int, default=40, help="kills of workers, in each part")
    parser.add_argument("--server-kills", type=int, default=2, help="kills of PostgreSQL")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of every chance")
    parser.add_argument("--part", choices=("sweep",), help="sweep only, without the race")
    parser.add_argument(
        "--fault",
        choices=(*RACE_FAULTS, SWEEP_FAULT),
        help="seed one fault; the checks then have to fail",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
