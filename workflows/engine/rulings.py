"""What a procedure answers when a step is decided: a plain value of what is to be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.rules.due_dates import DueDate
from workflows.rules.parameters import Edition
from workflows.rules.time_limits import TimeLimit


@dataclass(frozen=True, slots=True)
class Amendment:
    """
    Columns to set in the one row of a table whose ``key`` is the id.

    ``of_case`` is true where the row is from now on what this step wrote.
    """

    table: str
    id: UUID
    columns: Mapping[str, Any]
    key: str = "id"
    of_case: bool = False


@dataclass(frozen=True, slots=True)
class Insertion:
    """
    Rows to add to one table; each maps columns to values.

    ``after`` are amendments of the same ruling that free what these rows take, such as a day.
    ``of_case`` is false where a row knows neither the case's path nor the entry.
    """

    table: str
    rows: tuple[Mapping[str, Any], ...]
    after: tuple[Amendment, ...] = ()
    of_case: bool = True


@dataclass(frozen=True, slots=True)
class ClockStart:
    """A clock that begins to run: its parameter in the rule book, its event, its due date."""

    kind: str
    parameter: str
    event: str
    event_on: date
    limit: TimeLimit
    due: DueDate


@dataclass(frozen=True, slots=True)
class Holding:
    """Which body takes up a step, with the note that goes with it."""

    step: str
    body_id: UUID
    note: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """
    The outcome of a step and everything that follows from it.

    ``facts`` hold no personal data; ``personal`` facts become salted commitments.
    ``against`` are editions in doubt that speak against the step: it passes once the recorder
    has confirmed in words on which basis.
    ``next_steps`` and ``next_holdings`` replace what the map says comes next (only where a
    superior directs the way, or the authority moved). ``settles`` is false where the case ends
    around the step without the step having been taken. ``clashes`` maps constraints of the
    database to what is answered where they refuse the rows.
    """

    outcome: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)
    source: Citation | None = None
    editions: Mapping[str, Any] = field(default_factory=dict)
    against: tuple[Edition[Any], ...] = ()
    insertions: tuple[Insertion, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    clocks: tuple[ClockStart, ...] = ()
    clocks_ended: tuple[str, ...] = ()
    next_steps: tuple[str, ...] | None = None
    next_holdings: Mapping[str, Holding] = field(default_factory=dict)
    ends_as: str | None = None
    settles: bool = True
    clashes: Mapping[str, Refusal] = field(default_factory=dict)
