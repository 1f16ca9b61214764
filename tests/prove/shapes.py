"""The organisation above a case as a value: its shape, who may act in it, who was delegated."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.situations import BodyFacts, UnitFacts
from workflows.foundation.identifiers import new_id

SHAPES = (
    ("cell", "sub_committee_unit", "grassroots_committee", "block_agencies_enterprises"),
    ("cell", "grassroots_committee", "block_agencies_enterprises"),
    ("grassroots_cell", "block_agencies_enterprises"),
    ("hamlet_cell", "commune"),
    ("cell", "commune"),
    ("cell", "sub_committee_unit", "grassroots_committee", "provincial_government"),
)
TOP = "province"
MEETING = "cell_meeting"
GRASSROOTS = frozenset({"grassroots"})
LAW_OF = date(2024, 1, 1)
HALF = 0.5
Place = tuple[int, str]


@cache
def bodies_of(kind: str, on: date) -> tuple[str, ...]:
    """Return the kinds of bodies that the law of a day lets a kind of unit have."""
    return tuple(sorted(law.pack().level_kinds[kind].bodies.on(on).value))


@cache
def functions_of(kind: str, on: date) -> frozenset[str]:
    """Return what a kind of unit is for under the law of a day."""
    return frozenset(law.pack().level_kinds[kind].functions.on(on).value)


@dataclass
class Shape:
    """
    Units from the cell upward, each with all bodies the law lets it have.

    ``vacant`` names the bodies in which nobody may act, ``delegated`` the unit that was given
    the authority to admit, ``members`` the official members of the cell.
    """

    kinds: tuple[str, ...]
    vacant: set[Place] = field(default_factory=set)
    delegated: int | None = None
    members: list[UUID] = field(default_factory=lambda: [new_id() for _ in range(9)])
    units: list[UUID] = field(default_factory=list)
    bodies: dict[Place, UUID] = field(default_factory=dict)
    _read: dict[Any, tuple[UnitFacts, ...]] = field(default_factory=dict)

    @classmethod
    def drawn(cls, random: Random) -> "Shape":
        """Return one of the shapes, with a seat or two vacant at times."""
        shape = cls((*random.choice(SHAPES), TOP))
        shape.units = [new_id() for _ in shape.kinds]
        for _ in range(random.choice((0, 0, 0, 1, 2))):
            shape.seat_changes(random)
        if random.random() < HALF:
            shape.authority_moves()
        return shape

    def seat_changes(self, random: Random) -> None:
        """Leave a body without anybody who may act, or fill one again."""
        if self.vacant and random.random() < 0.6:
            self.vacant.discard(random.choice(sorted(self.vacant)))
        else:
            level = random.randrange(len(self.kinds))
            kinds = bodies_of(self.kinds[level], LAW_OF)
            self.vacant.add((level, random.choice(kinds)))

    def authority_moves(self) -> None:
        """Give the grass-roots unit the authority to admit, or take it away."""
        serving = (GRASSROOTS & functions_of(kind, LAW_OF) for kind in self.kinds)
        level = next((level for level, serves in enumerate(serving) if serves), None)
        self.delegated = level if self.delegated is None else None

    def superior_changes(self, random: Random) -> None:
        """Put a unit and those below it under others of the same kinds, as a merger does."""
        kept = random.randrange(1, len(self.kinds))
        self.units[kept:] = [new_id() for _ in self.units[kept:]]
        self.bodies = {place: id for place, id in self.bodies.items() if place[0] < kept}

    def body_id(self, level: int, kind: str) -> UUID:
        """Return the id of a unit's body, made when first asked for."""
        if (level, kind) not in self.bodies:
            self.bodies[level, kind] = new_id()
        return self.bodies[level, kind]

    def is_vacant(self, body_id: UUID) -> bool:
        """Tell whether nobody may act for a body."""
        return any(self.bodies.get(place) == body_id for place in self.vacant)

    def ladder(self, on: date) -> tuple[UnitFacts, ...]:
        """Return the units as a decision of a day reads them."""
        as_it_is = (on, frozenset(self.vacant), self.delegated, tuple(self.units))
        if as_it_is not in self._read:
            self._read[as_it_is] = self._ladder(on)
        return self._read[as_it_is]

    def _ladder(self, on: date) -> tuple[UnitFacts, ...]:
        return tuple(
            UnitFacts(
                id=self.units[level],
                name=kind,
                level_kind=kind,
                path=self.units[level].hex,
                functions=functions_of(kind, on)
                | (frozenset({"admits"}) if self.delegated == level else frozenset()),
                bodies=tuple(self._body(level, each) for each in bodies_of(kind, on)),
            )
            for level, kind in enumerate(self.kinds)
        )

    def _body(self, level: int, kind: str) -> BodyFacts:
        filled = (level, kind) not in self.vacant
        directs = kind in law.pack().power("case.direct", LAW_OF).value.holders
        return BodyFacts(self.body_id(level, kind), kind, filled, filled and directs)
