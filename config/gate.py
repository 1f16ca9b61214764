"""The gate: every check in order from fast to slow, stopping at the first that fails."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from config import env
from config.console import say

PYTHON = sys.executable
MANAGE = (PYTHON, "manage.py")
RUFF = (PYTHON, "-m", "ruff")
RUFF_RULES = ("--config", "config/ruff.toml")
PYTEST = (PYTHON, "-m", "pytest", "-c", "config/pytest.ini", "-n", "2")


@dataclass(frozen=True)
class Step:
    """One check, and what people call it."""

    name: str
    command: Sequence[str]


CHECKS = (
    Step("format", (*RUFF, "format", "--check", *RUFF_RULES, ".")),
    Step("lint", (*RUFF, "check", *RUFF_RULES, ".")),
    Step("types", (PYTHON, "-m", "mypy", "--config-file", "config/mypy.ini")),
    Step(
        "rooms",
        (str(Path(PYTHON).with_name("lint-imports")), "--config", "config/importlinter.ini"),
    ),
    Step("reference", (*MANAGE, "write_reference", "--check")),
    Step("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run", "--skip-checks")),
)
FULL = (
    *CHECKS,
    Step("browser", (PYTHON, "-m", "config.browser")),
    Step("tests", PYTEST),
)
QUICK = (*CHECKS, Step("tests", (*PYTEST, "-m", "not browser and not long")))


def run(steps: Sequence[Step], *, root: Path) -> int:
    """Run the steps in the project's root; return the exit code of the first failure, else 0."""
    for step in steps:
        say(f"== {step.name}")
        began = time.monotonic()
        code = subprocess.run(
            step.command, cwd=root, stdin=subprocess.DEVNULL, check=False
        ).returncode
        seconds = time.monotonic() - began
        if code:
            say(f"== {step.name} FAILED after {seconds:.1f} s")
            return code
        say(f"== {step.name} passed in {seconds:.1f} s")
    say("== every step passed")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate under the test profile."""
    parser = argparse.ArgumentParser(prog="python -m config.gate", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out browser and long tests")
    quick = parser.parse_args(arguments).quick
    os.environ["HOSO_PROFILE"] = "test"
    return run(QUICK if quick else FULL, root=env.ROOT)


if __name__ == "__main__":
    sys.exit(main())
