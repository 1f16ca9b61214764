"""Long lists of the rule book folded by subject, so that a page tells first what it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from workflows.web.rulebook import chapters

# A list of this many lines is read at a glance, and is not folded away.
SHORT = 8
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Fold(Generic[Shown]):
    """What a list holds of one subject of the rule book."""

    name: str
    title: str
    lines: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Folded(Generic[Shown]):
    """A list by subject, and whether its folds lie open."""

    folds: tuple[Fold[Shown], ...]
    opened: bool

    @property
    def count(self) -> int:
        """Return how many lines the list has."""
        return sum(len(each.lines) for each in self.folds)


def folded(
    lines: Sequence[Shown], *, subject: Callable[[Shown], str], opened: bool
) -> Folded[Shown]:
    """Return the lines by subject, in the order in which the list first names each."""
    found: dict[str, list[Shown]] = {}
    for each in lines:
        found.setdefault(subject(each), []).append(each)
    folds = (Fold(name, chapters.title(name), tuple(held)) for name, held in found.items())
    return Folded(tuple(folds), opened=opened or len(lines) <= SHORT)
