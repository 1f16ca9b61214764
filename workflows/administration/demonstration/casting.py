"""Finds who plays: the cast in their seats, the holder of an office, the members of a cell."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from workflows.engine.actors import Actor
from workflows.organisation.models import Body, Unit
from workflows.people.models import Appointment, Condition, Person, User
from workflows.people.models.memberships import StandingKind

MEETING = "cell_meeting"


class NoSuchRole(Exception):
    """A story names somebody who cannot be found where it plays."""


@dataclass(frozen=True, slots=True)
class Member:
    """An official member of a cell."""

    person_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The cell a story plays in, with its meeting and the unit above it."""

    cell: Unit
    meeting: Body

    @classmethod
    def at(cls, code: str) -> "Stage":
        """
        Return the stage of the cell with this code.

        :raises NoSuchRole: if no cell of this code is on record
        """
        meeting = Body.objects.filter(unit__code=code, kind=MEETING).select_related("unit").first()
        if meeting is None:
            raise NoSuchRole(f"{code} has no meeting of members")
        return cls(meeting.unit, meeting)

    def actor(self, role: str, *, on: date) -> Actor:
        """
        Return one of the cast by their account, or the holder of an office of the cell.

        :raises NoSuchRole: if nobody plays the role on the day
        """
        seats = Appointment.objects.filter(during__contains=on).order_by("during", "id")
        account = User.objects.filter(username=role).first()
        if account is not None:
            held = seats.filter(person_id=account.person_id).first()
        else:
            held = seats.filter(body=self.meeting, office=role).first()
        if held is None:
            raise NoSuchRole(f"nobody is {role} in {self.cell.code} on {on}")
        return Actor(person_id=held.person_id, name=held.named)

    def subject(self, name: str) -> UUID:
        """
        Return the id of the member of the cell of this name, of whatever standing.

        :raises NoSuchRole: if there is none
        """
        found = Person.objects.filter(cells__cell=self.cell, full_name=name).first()
        if found is None:
            raise NoSuchRole(f"{self.cell.code} has no member of the name that is told")
        return found.id

    def member(self, told: str, *, on: date) -> Member:
        """
        Return an official member of the cell, within a transaction that may see the register.

        ``told`` is a full name, or a number: the members who hold no office in the cell and of
        whom no circumstance is recorded are counted, first those without any office elsewhere,
        the longest in the cell first.

        :raises NoSuchRole: if there is no such member on the day
        """
        members = self._official(on)
        if told.isdecimal():
            touched = set(
                Condition.objects.filter(person__in=members).values_list("person_id", flat=True)
            )
            seats = Appointment.objects.filter(during__contains=on, person__in=members)
            here = set(seats.filter(body__unit=self.cell).values_list("person_id", flat=True))
            anywhere = set(seats.values_list("person_id", flat=True))
            plain = [each for each in members if each.id not in here | touched]
            plain.sort(key=lambda each: each.id in anywhere)
            found = plain[int(told) - 1 : int(told)]
        else:
            found = [each for each in members if each.full_name == told]
        if not found:
            raise NoSuchRole(f"{self.cell.code} has no official member “{told}” on {on}")
        return Member(found[0].id, found[0].full_name)

    def _official(self, on: date) -> list[Person]:
        return list(
            Person.objects.filter(
                cells__cell=self.cell,
                cells__during__contains=on,
                standings__kind=StandingKind.OFFICIAL,
                standings__during__contains=on,
            ).order_by("cells__during", "id")
        )


def person_of_the_cast(username: str) -> UUID:
    """Return the id of the person behind an account of the cast."""
    person_id: UUID = User.objects.values_list("person_id", flat=True).get(username=username)
    return person_id
