"""Tampers with a record in every way its owner could; proves that all of it is found."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from config.console import say
from tests import grounds

SEED = 20260302


def main(arguments: Sequence[str] | None = None) -> int:
    """Change bits, rows, the tail, the whole, and bundles; return 0 if all of it was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.tamper", description=__doc__)
    parser.add_argument("--bits", type=int, default=10_000, help="single bits to change")
    parser.add_argument("--bundles", type=int, default=100_000, help="bundles to change")
    parser.add_argument("--entries", type=int, default=600, help="entries of the record")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    grounds.enter("tamper")
    # The settings start the server, so nothing that knows Django may be imported before.
    from tests import provinces
    from tests.tamper import runs

    provinces.make_template()
    with tempfile.TemporaryDirectory(prefix="hoso-tamper-") as folder:
        outcome = runs.run(
            runs.Size(asked.entries, asked.bits, asked.bundles), Path(folder), seed=asked.seed
        )
    for each in outcome.missed[:40]:
        say(each)
    say(outcome.line)
    return 1 if outcome.missed else 0


if __name__ == "__main__":
    sys.exit(main())
