"""What the opening act of a unit's register puts on record, before any of it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from workflows.people.models.memberships import StandingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPlan:
    """A body that sits in the unit; ``size`` counts its seats, filled or vacant."""

    id: UUID
    kind: str
    size: int | None
    since: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandatePlan:
    """A function given to the unit by a body of its superior, by a numbered document."""

    id: UUID
    function: str
    given_by: UUID
    document: str
    document_on: date
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPlan:
    """
    A member of the cell, or one who was; ``recognised_on`` is empty for a probationary member.

    Who has left since was a member from ``in_cell_since`` to ``left_on``, and left by the
    procedure of that name.
    """

    id: UUID
    full_name: str
    sex: str
    born_on: date
    decided_on: date
    admitted_on: date
    recognised_on: date | None
    in_cell_since: date
    left_on: date | None = None
    left_by: str = ""

    @property
    def standing(self) -> StandingKind:
        """Return what the member is on the day the register is opened."""
        if self.left_on:
            return StandingKind.FORMER
        return StandingKind.OFFICIAL if self.recognised_on else StandingKind.PROBATIONARY


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPlan:
    """A person's office in a body of the unit."""

    id: UUID
    person_id: UUID
    named: str
    body_id: UUID
    office: str
    since: date
    document: str
    document_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionPlan:
    """A circumstance of a member of the cell that changes how the member counts."""

    id: UUID
    person_id: UUID
    kind: str
    host_id: UUID | None
    since: date
    until: date | None
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """One unit with all that its register holds; ``path`` ends in the unit's own label."""

    id: UUID
    code: str
    name: str
    level_kind: str
    model: str
    since: date
    document: str
    parent_id: UUID | None
    path: str
    bodies: Mapping[str, BodyPlan] = field(default_factory=dict)
    mandates: tuple[MandatePlan, ...] = ()
    members: tuple[MemberPlan, ...] = ()
    former: tuple[MemberPlan, ...] = ()
    seats: tuple[SeatPlan, ...] = ()
    conditions: tuple[ConditionPlan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPlan:
    """
    The registers that are opened together, superiors before the units below them.

    ``source`` names the papers the rows were taken from; ``opened_on`` is the day
    whose state they show.
    """

    id: str
    opened_on: date
    source: str
    units: tuple[UnitPlan, ...]
