"""Which offices may do what, and how far down the tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """For which bodies a power holds: the seat's body, its unit, or its unit and those below."""

    OWN_BODY = "own_body"
    OWN_UNIT = "own_unit"
    UNITS_BELOW = "units_below"


@dataclass(frozen=True, slots=True)
class Power:
    """An act and its holders: ids of offices by the id of the body kind in which they sit."""

    act: str
    holders: Mapping[str, frozenset[str]]
    reach: Reach
