"""Compares who may see and do what with the running product; proves that seeded faults show."""

import argparse
import logging
import os
import sys
import time
from collections.abc import Sequence

import django

from config.console import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask as everybody, then once more with each fault; return 0 if all came out as it should."""
    parser = argparse.ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    parser.add_argument("--fault", help="seed one fault; the table then has to differ")
    asked = parser.parse_args(arguments)
    os.environ["HOSO_PROFILE"] = "test"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    django.setup()
    # Half of the answers are refusals, as they should be.
    logging.disable(logging.WARNING)
    # What knows Django may be imported only now.
    from tests.matrix import faults, runs

    with runs.made() as province:
        if asked.fault:
            return _told(faults.FAULTS[asked.fault].found(province))
        return _compared(province)


def _told(found) -> int:
    """Say what the matrix finds; return 1 if it is anything, 0 if nothing."""
    lines = [str(each) for each in found]
    say("\n".join(lines or ["nothing found"]))
    return 1 if lines else 0


def _compared(province) -> int:
    """Compare the whole table, then seed each fault; say how it went."""
    from tests.matrix.faults import FAULTS
    from tests.matrix.runs import unlisted, unlisted_steps
    from workflows.web.reference.matrix_rows import table

    began = time.monotonic()
    with province.entered():
        found = list(province.differences(table().people.values()))
    missing = sorted({*unlisted(table()), *unlisted_steps(table())})
    leaks = sum(each.leaks for each in found)
    if found or missing:
        say("\n".join([*map(str, found), *missing]))
    missed = [name for name, each in FAULTS.items() if next(each.found(province), None) is None]
    answers = sum(len(row.expected) for row in table().rows)
    say(
        f"{answers} answers to {len(table().people)} people at"
        f" {len({row.page for row in table().rows})} addresses: {leaks} leaks,"
        f" {len(found) - leaks} other differences, {len(missing)} addresses and steps unlisted;"
        f" seeded faults: {len(FAULTS) - len(missed)} of {len(FAULTS)} caught;"
        f" {time.monotonic() - began:.0f} s"
    )
    return 1 if found or missing or missed else 0


if __name__ == "__main__":
    sys.exit(main())
