"""Races clients on the same items while killing workers and PostgreSQL; proves nothing is lost."""

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
FEWEST_KILLS = 8
# A seeded fault may stop a case for good; the checks then look at what there is.
SECONDS_FOR_FAULTS = 8


def main(arguments: Sequence[str] | None = None) -> int:
    """Race at full size, then with each seeded fault; return 0 if all came out as they should."""
    asked = _asked(arguments)
    grounds.enter("chaos")
    # The settings start the server, so nothing that knows Django may be imported before.
    from tests import provinces
    from tests.chaos import runs
    from tests.chaos.faults import FAULTS

    provinces.make_template()
    size = runs.Size(asked.items, asked.clients, asked.kills, asked.server_kills)
    with tempfile.TemporaryDirectory(prefix="hoso-chaos-") as folder:
        race = runs.Runs(folder=Path(folder), seed=asked.seed)
        if asked.fault:
            outcome = race.run(size, fault=asked.fault)
            say(outcome.line)
            return 1 if outcome.found else 0
        outcome = race.run(size)
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
    return 1 if outcome.found or missed else 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--items", type=int, default=2000, help="items to decide, at least")
    parser.add_argument("--clients", type=int, default=8, help="racing client processes")
    parser.add_argument("--kills", type=int, default=40, help="kills of clients and relays")
    parser.add_argument("--server-kills", type=int, default=2, help="kills of PostgreSQL")
    parser.add_argument("--seed", type=int, default=SEED, help="seed of every chance")
    parser.add_argument(
        "--fault",
        choices=("no_lock", "no_unique_key", "journal_outside", "fresh_key"),
        help="seed one fault; the checks then have to fail",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
