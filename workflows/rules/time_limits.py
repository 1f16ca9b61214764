"""How long an act may take, counted from which event."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Unit(StrEnum):
    """What a time limit counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """
    A number of days or months after an event, named by a step or an event of the pack.

    ``rolls_over_rest_day`` moves a last day that is no working day to the next
    working day; a limit in working days never ends on another day.
    """

    count: int
    unit: Unit
    after: str
    rolls_over_rest_day: bool = False

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("a time limit lasts at least one day")


class UnlikeUnits(ValueError):
    """A limit in one unit cannot be lengthened in another."""


def extended(limit: TimeLimit, *, by: TimeLimit) -> TimeLimit:
    """
    Return the limit lengthened by an extension, still counted from the limit's own event.

    :raises UnlikeUnits: if the two count different things
    """
    if limit.unit is not by.unit:
        raise UnlikeUnits(f"{limit.count} {limit.unit} cannot grow by {by.count} {by.unit}")
    return replace(limit, count=limit.count + by.count)
