"""Which offices may do what, and how far down the tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Reach(StrEnum):
    """For which bodies a power holds: the seat's body, its unit, or its unit and those below."""

    OWN_BODY = "own_body"
    OWN_UNIT = "own_unit"
    UNITS_BELOW = "units_below"


@dataclass(frozen=True)
class Power:
    """An act and its holders: ids of offices by the id of the body kind in which they sit."""

    act: str
    holders: Mapping[str, frozenset[str]]
    reach: Reach

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """Return each seat that gives the power, as its body kind and office with a dot between."""
        spelt = (f"{kind}.{office}" for kind, held in self.holders.items() for office in held)
        return tuple(sorted(spelt))
