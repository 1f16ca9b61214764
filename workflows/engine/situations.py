"""What a decision is taken on: the case, its items, the bodies above it, as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from workflows.foundation.periods import Period


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The case as it stands, and what its person is now, whatever the day of the act."""

    id: UUID
    number: str
    procedure: str
    shape: int
    state: str
    outcome: str
    subject_id: UUID
    subject_name: str
    subject_born_on: date | None
    standing: str
    standing_since: date
    unit_id: UUID
    dossier_id: UUID
    opened_on: date
    path: str


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item of the case, open or decided."""

    id: UUID
    step: str
    body_id: UUID
    state: str
    outcome: str
    opened_on: date
    decided_on: date | None
    decided_by: UUID | None
    came_from: UUID | None
    entry_id: UUID | None
    key: UUID | None
    first_seen_by: UUID | None
    due_on: date | None
    due_provisional: bool
    note: Mapping[str, Any]
    facts: Mapping[str, Any]

    @property
    def stands_for(self) -> str:
        """Return the step that waits: where the superior directs, the one that got stuck."""
        return str(self.note.get("for_step", self.step))


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who may act for a body today, and whether this matter bars them."""

    person_id: UUID
    office: str
    barred: bool


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """
    A body of the ladder: whether anyone may act for it today, or direct, and is not barred.

    ``holders`` names them, for a page; a decision does not ask who they are.
    """

    id: UUID
    kind: str
    somebody_may_act: bool
    somebody_may_direct: bool
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit of the ladder from the case's cell upward, as it stood on the day."""

    id: UUID
    name: str
    level_kind: str
    path: str
    functions: frozenset[str]
    bodies: tuple[BodyFacts, ...]

    def body(self, kind: str) -> BodyFacts | None:
        """Return the unit's body of that kind, if it has one."""
        return next((body for body in self.bodies if body.kind == kind), None)


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A document of the dossier that stands."""

    id: UUID
    kind: str
    dated_on: date
    about: str
    number: str


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """A clock that runs on the case."""

    id: UUID
    kind: str
    due_on: date
    provisional: bool
    event_on: date
    extended_by: int


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything the pure part of a decision looks at; it asks the database nothing more."""

    case: CaseFacts
    item: ItemFacts
    items: tuple[ItemFacts, ...]
    on: date
    today: date
    ladder: tuple[UnitFacts, ...]
    official_members: frozenset[str]
    papers: tuple[PaperFacts, ...]
    clocks: tuple[ClockFacts, ...]
    number: int
    previous: bytes | None
    seat: Mapping[str, Any] | None
    barred: bool
    own: Mapping[str, Any] = field(default_factory=dict)

    def latest(self, step: str) -> ItemFacts | None:
        """Return the step's latest decided item that still stands."""
        decided = [each for each in self.items if each.step == step and each.state == "done"]
        return decided[-1] if decided else None

    def open_steps(self) -> set[str]:
        """Return the names of all other steps that wait, the superior's by what they stand for."""
        return {
            each.stands_for
            for each in self.items
            if each.state == "open" and each.id != self.item.id
        }

    def units_with(self, function: str) -> tuple[UnitFacts, ...]:
        """Return the units of the ladder that serve a function on the day, the nearest first."""
        return tuple(unit for unit in self.ladder if function in unit.functions)

    def unit_with(self, function: str) -> UnitFacts | None:
        """Return the nearest unit of the ladder that serves a function on the day."""
        return next(iter(self.units_with(function)), None)

    def above(self, unit: UnitFacts) -> UnitFacts | None:
        """Return the unit directly above one of the ladder."""
        position = self.ladder.index(unit)
        return self.ladder[position + 1] if position + 1 < len(self.ladder) else None


def period(row: Mapping[str, Any]) -> Period:
    """Return the half-open period of a row read as JSON."""
    until = row["until"]
    return Period(date.fromisoformat(row["since"]), date.fromisoformat(until) if until else None)
