"""What kinds of units, bodies and offices the organisation is made of."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.rules.parameters import Parameter


class LevelFunction(StrEnum):
    """What a unit is for its members; powers hang from this, never from the name of a level."""

    CENTRE = "centre"
    PROVINCE = "province"
    ABOVE_GRASSROOTS = "above_grassroots"
    GRASSROOTS = "grassroots"
    SUB_COMMITTEE = "sub_committee"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class LevelKind:
    """
    A kind of unit.

    ``functions`` holds codes of LevelFunction; from the day it is empty the kind
    exists no more. ``bodies`` holds the ids of the body kinds such a unit may have.
    """

    id: str
    label_vi: str
    label_en: str
    functions: Parameter[frozenset[str]]
    bodies: Parameter[frozenset[str]]


@dataclass(frozen=True, slots=True)
class BodyKind:
    """
    A kind of body that sits in a unit.

    ``collective`` bodies decide by counting votes; ``offices`` holds the ids of the
    offices that can be held in the body.
    """

    id: str
    label_vi: str
    label_en: str
    collective: bool
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Office:
    """
    An office one can hold in a body.

    ``sole``: one holder per body and day. ``party``: an office of the Party; posts of
    the State and the Front are recorded and give no power.
    """

    id: str
    label_vi: str
    label_en: str
    sole: bool
    party: bool


@dataclass(frozen=True, slots=True)
class OrganisationalModel:
    """One way to arrange the units directly under a province; ``level_kinds`` are its units."""

    id: str
    label_vi: str
    label_en: str
    level_kinds: frozenset[str]
