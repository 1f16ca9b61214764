"""Walks a procedure so many times, and tells which arrows of its maps no walk has taken."""

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.prove import courses, roads
from tests.prove.own_rows import OWN
from tests.prove.walks import Walk
from workflows.engine.registry import Procedure, every_procedure

SEED = 20261122


def walkable() -> list[Procedure]:
    """Return the procedures whose rows beside the case are all told in memory."""
    return [each for each in every_procedure() if not untold(each)]


def untold(procedure: Procedure) -> str:
    """Return in a sentence which rows of a procedure memory does not tell, or nothing."""
    unknown = sorted(set(procedure.own) - set(OWN))
    if not unknown:
        return ""
    return (
        f"{procedure.name} cannot be walked: it reads {', '.join(unknown)} beside the case."
        " Add to OWN in tests/prove/own_rows.py what each of them reads from the tables in memory."
    )


@dataclass
class Proof:
    """What the walks of one procedure came to: the arrows they took, by the map's shape."""

    procedure: Procedure
    taken: Counter[tuple[int, roads.Arrow]] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)

    @property
    def drawn(self) -> set[tuple[int, roads.Arrow]]:
        """Return all arrows of all maps of the procedure."""
        return {
            (shape, arrow)
            for shape, flow_class in self.procedure.maps.items()
            for arrow in roads.drawn(flow_class)
        }

    @property
    def missing(self) -> list[str]:
        """Return the arrows that no walk has taken, with the shape of the map in front."""
        left = self.drawn - set(self.taken)
        return sorted(f"{shape}: {source} → {target}" for shape, (source, target) in left)

    @property
    def line(self) -> str:
        """Return the figures in one line."""
        told = ", ".join(f"{n} {name}" for name, n in sorted(self.figures.items()))
        reached = len(self.drawn) - len(self.missing)
        return f"{self.procedure.name}: {reached} of {len(self.drawn)} transitions; {told}"

    def add(self, other: "Proof") -> None:
        """Add what other walks of the procedure came to."""
        self.taken.update(other.taken)
        self.figures.update(other.figures)


def walked(
    procedure: Procedure, *, runs: int, steps: int, number: int = 0, shortens: bool = True
) -> Proof:
    """
    Walk a procedure by chance and hold the laws after each step.

    ``number`` tells one lot of walks from another; the same number walks the same ways. A walk
    that breaks a law is shortened before it is shown, unless that may be left out.

    :raises Broken: if a law does not hold, with the shortest walk that was found as a note
    """
    proof = Proof(procedure)
    told = {"procedure": procedure, "taken": proof.taken, "figures": proof.figures}
    run(type("Walk", (Walk,), told), runs=runs, steps=steps, number=number, shortens=shortens)
    return proof


def run(walk: type[Walk], *, runs: int, steps: int, number: int = 0, shortens: bool = True) -> None:
    """Walk so many times for so many steps, each time from the same seed."""

    @seed(SEED + number)
    @settings(
        max_examples=runs,
        deadline=None,
        database=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink) if shortens else (Phase.generate,),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(courses.drawn(walk.deeds, steps=steps))
    def takes_each(course: courses.Course) -> None:
        course.taken_by(walk())

    takes_each()
