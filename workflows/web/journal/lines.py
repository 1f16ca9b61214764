"""One entry as a line of the journal: the sentence is made when it is shown."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from workflows.engine.registry import procedure_of
from workflows.foundation.citations import Citation
from workflows.foundation.moments import local_day
from workflows.journal.models import Entry, Stream
from workflows.organisation.models import Body
from workflows.people.models import Appointment
from workflows.web import words
from workflows.web.cases.timelines import knot_anywhere
from workflows.web.journal.grounds import Ground, grounds
from workflows.web.questions.cases import Told

HASH_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was done, by whom, in which body, to whom, by which article, and how it is sealed."""

    id: UUID
    title: str
    who: str
    body: str
    source: Citation | None
    quotes: tuple[str, ...]
    decided_on: date | None
    recorded_at: datetime
    number: int | None
    hash: str
    sealed: bool
    tone: str
    subject: str
    procedure: str
    case_id: UUID | None
    seat: Appointment | None
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around entries: the bodies and the people they name, and which are sealed."""

    bodies: Mapping[UUID, Body]
    people: Mapping[UUID, str]
    seats: Mapping[UUID | None, Appointment]
    sealed: Set[UUID]


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one local day, the latest first."""

    day: date
    lines: Sequence[Line]


def days(lines: Iterable[Line]) -> list[Day]:
    """Return the lines under the days on which they were recorded."""
    return [
        Day(day, list(of_day))
        for day, of_day in groupby(lines, lambda each: local_day(each.recorded_at))
    ]


def line(told: Told, around: Around) -> Line:
    """Return an entry as the journal shows it."""
    entry, knot = told.entry, knot_anywhere(told)
    body = around.bodies.get(entry.body_id)
    day = local_day(entry.recorded_at)
    case_id = entry.stream_id if entry.stream_kind == "case" else entry.about_case
    return Line(
        id=entry.id,
        title=knot.title,
        # Sign-ins and refusals are written without a name.
        who=knot.who or around.people.get(entry.person_id, ""),
        body=f"{words.body_kind(body.kind)}, {body.unit.name}" if body else "",
        source=knot.source,
        quotes=knot.quotes,
        decided_on=entry.decided_on if entry.decided_on != day else None,
        recorded_at=entry.recorded_at,
        number=entry.number,
        hash=bytes(entry.hash).hex()[:HASH_SHOWN],
        sealed=entry.id in around.sealed,
        tone=knot.kind,
        subject=told.personal.get("subject") or around.people.get(entry.about_person, ""),
        procedure=_procedure(entry.act),
        case_id=case_id,
        seat=around.seats.get(acted_in(entry)),
        grounds=grounds(entry),
    )


def acted_in(entry: Entry) -> UUID | None:
    """Return the appointment in which the actor acted, where the entry is about no other."""
    told = entry.subjects.get("appointment") if entry.stream_kind == Stream.CASE else None
    return UUID(told) if told else None


def _procedure(act: str) -> str:
    found = procedure_of(act)
    return words.label(found.rules) if found else ""
