"""The course of a walk: what happens on it, drawn by chance, and shortened where a law broke."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

CHANCES = 2**40


class Walking(Protocol):
    """A walk that is under way."""

    def begins(self, seed: int) -> None:
        """Open the first case."""

    def something_happens(self, deed: str, seed: int) -> None:
        """Let one thing happen, and hold the laws."""

    def ends(self) -> None:
        """Leave nothing behind."""


@dataclass(frozen=True, slots=True)
class Course:
    """The chance with which a walk begins, and what happens then, each thing by its own chance."""

    beginning: int
    deeds: tuple[tuple[str, int], ...]

    def taken(self, walk: Callable[[], Walking]) -> None:
        """Walk this course from its beginning."""
        under_way = walk()
        try:
            under_way.begins(self.beginning)
            for deed, seed in self.deeds:
                under_way.something_happens(deed, seed)
        finally:
            under_way.ends()

    def without(self, number: int) -> "Course":
        """Return the course on which one of the things does not happen."""
        return Course(self.beginning, self.deeds[:number] + self.deeds[number + 1 :])


def drawn(random: Random, deeds: Sequence[str], *, steps: int) -> Course:
    """Return a course of so many steps."""
    happening = ((random.choice(deeds), random.randrange(CHANCES)) for _ in range(steps))
    return Course(random.randrange(CHANCES), tuple(happening))


def take(course: Course, walk: Callable[[], Walking], *, shortens: bool) -> None:
    """
    Walk a course; what breaks it is raised with the course as a note.

    A course that is shortened loses each thing without which it breaks all the same.
    """
    try:
        course.taken(walk)
    except Exception as broken:  # noqa: BLE001
        shown, shortest = _shortest(course, walk, broken) if shortens else (broken, course)
        shown.add_note(f"on {shortest}")
        raise shown from None


def _shortest(
    course: Course, walk: Callable[[], Walking], broken: Exception
) -> tuple[Exception, Course]:
    for number in reversed(range(len(course.deeds))):
        shorter = course.without(number)
        try:
            shorter.taken(walk)
        except Exception as again:  # noqa: BLE001
            if type(again) is type(broken):
                course, broken = shorter, again
    return broken, course
