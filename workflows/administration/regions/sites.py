"""A region under construction: units with their places, members and the seats filled so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from workflows.administration.plans import (
    BodyPlan,
    ConditionPlan,
    MandatePlan,
    MemberPlan,
    SeatPlan,
    UnitPlan,
)
from workflows.administration.regions.descriptions import Described
from workflows.administration.regions.identifiers import identifier

CELLS = frozenset({"cell", "hamlet_cell", "grassroots_cell"})


@dataclass(slots=True, eq=False)
class Site:
    """A unit while its register is being put together."""

    described: Described
    opened_on: date
    parent: "Site | None"
    id: UUID = field(init=False)
    path: str = field(init=False)
    children: list["Site"] = field(default_factory=list)
    members: list[MemberPlan] = field(default_factory=list)
    former: list[MemberPlan] = field(default_factory=list)
    bodies: dict[str, BodyPlan] = field(default_factory=dict)
    seats: list[SeatPlan] = field(default_factory=list)
    mandates: list[MandatePlan] = field(default_factory=list)
    conditions: list[ConditionPlan] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.id = identifier(self.opened_on, "unit", self.code)
        self.path = f"{self.parent.path}.{self.id.hex}" if self.parent else self.id.hex
        self.children = [Site(each, self.opened_on, self) for each in self.described.units]

    @property
    def code(self) -> str:
        """Return the unit's code."""
        return self.described.code

    @property
    def kind(self) -> str:
        """Return the unit's level kind."""
        return self.described.kind

    def below(self) -> Iterator["Site"]:
        """Yield the unit and every unit below it, superiors first."""
        yield self
        for child in self.children:
            yield from child.below()

    def people(self) -> list[MemberPlan]:
        """Return the members of the cells at and below the unit."""
        return [member for site in self.below() for member in site.members]

    def holders(self, body: str, *offices: str) -> list[SeatPlan]:
        """Return the seats filled in a body, those of the given offices if any are given."""
        if body not in self.bodies:
            return []
        return [
            seat
            for seat in self.seats
            if seat.body_id == self.bodies[body].id and (not offices or seat.office in offices)
        ]

    def found_body(self, kind: str, *, size: int | None) -> BodyPlan:
        """Add a body that has sat in the unit since its beginning."""
        body = BodyPlan(
            id=identifier(self.opened_on, "body", self.code, kind),
            kind=kind,
            size=size,
            since=self.described.since,
            document=self.described.document,
        )
        self.bodies[kind] = body
        return body

    def plan(self) -> UnitPlan:
        """Return what is put on record of the unit."""
        return UnitPlan(
            id=self.id,
            code=self.code,
            name=self.described.name,
            level_kind=self.kind,
            model=self.described.model,
            since=self.described.since,
            document=self.described.document,
            parent_id=self.parent.id if self.parent else None,
            path=self.path,
            bodies=self.bodies,
            mandates=tuple(self.mandates),
            members=tuple(self.members),
            former=tuple(self.former),
            seats=tuple(self.seats),
            conditions=tuple(self.conditions),
        )
