"""The desk a page is shown at: who works, in which office, and how much waits in each."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from workflows.authority import law
from workflows.authority.seats import Seat, sitter
from workflows.inbox import questions
from workflows.inbox.urgency import Urgency
from workflows.web import words


@dataclass(frozen=True, slots=True)
class Chair:
    """One office of the switch: what waits in it, whether it opens cases and acts in them."""

    seat: Seat
    title: str
    detail: str
    chosen: bool
    waiting: dict[Urgency, int]
    opens: bool
    acts: bool

    @property
    def total(self) -> int:
        """Return how many items wait, counted no further than the inbox counts."""
        return sum(self.waiting.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """
    The person at work and their offices; one of them is chosen unless there is none.

    ``idle`` tells that every office held gives no power today: the person is suspended.
    """

    person_id: UUID
    name: str
    chairs: tuple[Chair, ...]
    idle: bool

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
    seated = sitter(person_id, on=request.on)
    waiting = questions.waiting(person_id, on=request.on)
    chairs = _told_apart(
        [_chair(seat, waiting.get(seat.id, {}), request.on) for seat in seated.seats]
    )
    return Desk(
        person_id=person_id,
        name=seated.name,
        chairs=_with_one_chosen(chairs, kept=request.user.seat_id),
        idle=not chairs and seated.idle,
    )


def _chair(seat: Seat, waiting: dict[Urgency, int], on: date) -> Chair:
    return Chair(
        seat=seat,
        title=words.seat_title(office=seat.office, unit_name=seat.unit_name),
        detail=words.body_kind(seat.body_kind),
        chosen=False,
        waiting=waiting,
        opens=_gives("case.open", seat, on),
        acts=_gives("step.act", seat, on),
    )


def _gives(act: str, seat: Seat, on: date) -> bool:
    """Tell whether the law of the day gives the power to whoever sits there."""
    return seat.office in law.pack().power(act, on).value.holders.get(seat.body_kind, ())


def _told_apart(chairs: list[Chair]) -> list[Chair]:
    """Return the chairs without those that nothing tells apart: one office in two bodies."""
    kept: dict[tuple[object, ...], Chair] = {}
    for chair in chairs:
        kept.setdefault((chair.title, chair.opens, chair.acts, tuple(chair.waiting.items())), chair)
    return list(kept.values())


def _with_one_chosen(chairs: list[Chair], *, kept: UUID | None) -> tuple[Chair, ...]:
    """Return the chairs with the chosen one marked: kept, or where work waits, or the oldest."""
    if not chairs:
        return ()
    ranked = sorted(
        chairs, key=lambda chair: (chair.seat.id == kept, chair.total > 0, chair.acts), reverse=True
    )
    return tuple(replace(chair, chosen=chair is ranked[0]) for chair in chairs)
