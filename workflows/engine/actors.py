"""Who acts, and in which seat."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a seat; without a seat, any seat that gives the power will do."""

    person_id: UUID
    name: str
    appointment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act came to; the same for each repetition of the same form."""

    case_id: UUID
    item_id: UUID
    entry_id: UUID
    outcome: str
