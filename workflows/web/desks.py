"""The desk a page is shown at: who works, in which office, and how much waits in each."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from workflows.authority import law
from workflows.authority.seats import Seat, seats_of
from workflows.inbox import questions
from workflows.inbox.urgency import Urgency
from workflows.people.models import Person
from workflows.web import words


@dataclass(frozen=True, slots=True)
class Chair:
    """One office of the switch, with what waits in it by urgency, and whether it opens cases."""

    seat: Seat
    title: str
    detail: str
    chosen: bool
    waiting: dict[Urgency, int]
    opens: bool

    @property
    def total(self) -> int:
        """Return how many items wait, counted no further than the inbox counts."""
        return sum(self.waiting.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """The person at work and their offices; one of them is chosen unless there is none."""

    person_id: UUID
    name: str
    chairs: tuple[Chair, ...]

    @property
    def chair(self) -> Chair | None:
        """Return the office that is chosen."""
        return next((chair for chair in self.chairs if chair.chosen), None)

    @property
    def waiting(self) -> int:
        """Return how many items wait in the chosen office."""
        return self.chair.total if self.chair else 0


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk of the signed-in person; it reads inside the request's transaction."""
    person_id: UUID = request.user.person_id
    name = Person.objects.values_list("full_name", flat=True).get(pk=person_id)
    seats = seats_of(person_id, on=request.on)
    waiting = questions.waiting(person_id, on=request.on)
    openers = law.pack().power("case.open", request.on).value.holders
    chosen = chosen_seat(seats, kept=request.user.seat_id)
    return Desk(
        person_id=person_id,
        name=name,
        chairs=tuple(
            Chair(
                seat=seat,
                title=words.seat_title(office=seat.office, unit_name=seat.unit_name),
                detail=words.body_kind(seat.body_kind),
                chosen=seat is chosen,
                waiting=waiting.get(seat.id, {}),
                opens=seat.office in openers.get(seat.body_kind, ()),
            )
            for seat in seats
        ),
    )


def chosen_seat(seats: list[Seat], *, kept: UUID | None) -> Seat | None:
    """Return the seat that was chosen while it is still held, else the oldest one."""
    return next((seat for seat in seats if seat.id == kept), seats[0] if seats else None)
