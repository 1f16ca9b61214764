"""Prepares a race, lets it run, checks what came of it, and says so in one line."""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from config.console import say
from tests import provinces
from tests.chaos import checks, stored
from tests.chaos.clients import JOINT_MEETING, Plan
from tests.chaos.faults import FAULTS
from tests.chaos.histories import read
from tests.chaos.races import Race, Size, Stuck, unsealed

__all__ = ["Outcome", "Runs", "Size"]

# The long road has thirteen steps, the short one eleven; they take turns.
ITEMS_OF_A_CASE = 12
SHOWN_OF_EACH = 5


@dataclass(frozen=True)
class Outcome:
    """What the checks found, by check, and the figures in one line."""

    found: dict[str, list[str]]
    line: str


@dataclass(frozen=True)
class Runs:
    """Where the clients write, and the seed of every chance."""

    folder: Path
    seed: int

    def run(self, size: Size, *, fault: str = "") -> Outcome:
        """Race in a fresh province, with a fault seeded if one is named."""
        folder = self.folder / (fault or "sound")
        folder.mkdir()
        plan = Plan(
            clerk=provinces.fresh(),
            cases=-(-size.items // ITEMS_OF_A_CASE),
            seed=self.seed,
            folder=folder,
        )
        # The province itself was made by no act: its rows stand outside from the beginning.
        known = () if fault else unsealed()
        stuck = {}
        with FAULTS[fault].seeded(plan) if fault else nullcontext(plan) as seeded:
            race = Race(seeded, size)
            try:
                race.run()
            except Stuck as still:
                stuck = {"stuck": [str(still)]}
        seen = checks.Seen(
            forms=[
                form
                for number in range(size.clients)
                for form in read(plan.history(number)).values()
            ],
            stored=stored.read(),
            cases=plan.cases,
            crashes=race.crashes,
        )
        found = stuck | checks.breaks(seen)
        # A seeded fault breaks chains on purpose; what the log says then is no news.
        if not fault and (broken := [each for each in unsealed() if each not in known]):
            found["sealed"] = broken
        for check, breaks in found.items():
            for each in breaks[:SHOWN_OF_EACH]:
                say(f"  {check}: {each}")
        return Outcome(found, _line(fault, size, race, seen, found))

    def catches(self, fault: str, size: Size) -> bool:
        """Tell whether the check that is there for a seeded fault catches it."""
        outcome = self.run(size, fault=fault)
        say(outcome.line)
        return FAULTS[fault].caught_by in outcome.found


def _line(
    fault: str, size: Size, race: Race, seen: checks.Seen, found: dict[str, list[str]]
) -> str:
    calls = sum(1 + len(form.lost) for form in seen.forms)
    told = {said: sum(form.said == said for form in seen.forms) for said in ("accepted", "refused")}
    joint = len(seen.told("accepted", JOINT_MEETING))
    verdict = ", ".join(f"{len(each)} {check}" for check, each in found.items()) or "0 breaks"
    return (
        f"chaos{f' with {fault}' if fault else ''}: {len(seen.stored.done)} items of"
        f" {len(seen.stored.cases)} cases, {joint} joint meetings, {size.clients} clients,"
        f" {calls} calls"
        f" ({told['accepted']} accepted, {told['refused']} refused), {size.kills} kills of workers,"
        f" {size.server_kills} of PostgreSQL, {race.seconds:.0f} s: {verdict}"
    )
