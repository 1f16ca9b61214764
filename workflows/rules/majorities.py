"""Shares of an electorate, in exact fractions."""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Base(StrEnum):
    """The whole of which a share is taken."""

    MEMBERS_SUMMONED = "members_summoned"
    MEMBERS_IN_OFFICE = "members_in_office"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Majority:
    """A share of the electorate that must be reached, or exceeded."""

    share: Fraction
    of: Base
    exceeded: bool

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or (self.exceeded and self.share == 1):
            raise ValueError(f"no electorate can give {self}")

    def needed(self, electorate: int) -> int:
        """
        Return the smallest number of votes that carries; an empty electorate carries nothing.

        >>> more_than(Fraction(1, 2), of=Base.MEMBERS_IN_OFFICE).needed(10)
        6
        >>> at_least(Fraction(2, 3), of=Base.MEMBERS_SUMMONED).needed(10)
        7
        """
        exact = self.share * electorate
        return math.floor(exact) + 1 if self.exceeded else max(math.ceil(exact), 1)

    def __str__(self) -> str:
        return f"{'more than' if self.exceeded else 'at least'} {self.share} of {self.of}"


def at_least(share: Fraction, *, of: Base) -> Majority:
    """Return the majority that carries once the share is reached."""
    return Majority(share, of, exceeded=False)


def more_than(share: Fraction, *, of: Base) -> Majority:
    """Return the majority that carries only beyond the share."""
    return Majority(share, of, exceeded=True)
