"""The course of a walk: what happens on it, as Hypothesis draws it, and shortens it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from hypothesis import strategies as st

CHANCE_BYTES = 5
STEP_BYTES = 1 + CHANCE_BYTES


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

    def taken_by(self, walk: Walking) -> None:
        """Walk this course from its beginning; whatever breaks it takes the course as a note."""
        try:
            walk.begins(self.beginning)
            for deed, chance in self.deeds:
                walk.something_happens(deed, chance)
        except Exception as broken:
            broken.add_note(f"on {self}")
            raise
        finally:
            walk.ends()


def drawn(deeds: Sequence[str], *, steps: int) -> st.SearchStrategy[Course]:
    """
    Return any course of so many steps; the first of the deeds is what a shortened one is left with.

    It is one draw of bytes: of many draws Hypothesis would repeat some within the others, and of
    six courses five would be the first one over again.
    """
    length = CHANCE_BYTES + steps * STEP_BYTES
    return st.binary(min_size=length, max_size=length).map(partial(_told_by, deeds))


def _told_by(deeds: Sequence[str], told: bytes) -> Course:
    chances = [
        told[place : place + STEP_BYTES] for place in range(CHANCE_BYTES, len(told), STEP_BYTES)
    ]
    return Course(
        int.from_bytes(told[:CHANCE_BYTES]),
        tuple((deeds[each[0] % len(deeds)], int.from_bytes(each[1:])) for each in chances),
    )
