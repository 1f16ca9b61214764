"""The tree of units as far as it is open on a page."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from workflows.web.questions import units
from workflows.web.questions.units import BRANCHES, Placed


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree, with the branches that are open below it."""

    unit: Placed
    branches: tuple["Branch", ...]
    here: bool
    more: bool

    @property
    def open(self) -> bool:
        """Tell whether what lies below is shown."""
        return bool(self.branches)


def grown(top: Placed, *, open_paths: Set[str], here: str, on: date) -> Branch:
    """
    Return the tree from the top down, open along the paths.

    Each open unit costs one question, so a page asks as often as the tree is deep.
    """
    below = units.below(top.id, on=on) if top.path in open_paths and top.branches else []
    return Branch(
        unit=top,
        branches=tuple(
            grown(each, open_paths=open_paths, here=here, on=on) for each in below[:BRANCHES]
        ),
        here=top.path == here,
        more=len(below) > BRANCHES,
    )
