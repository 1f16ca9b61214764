"""Membership: its life-cycle, and the dated facts the law reads as of a day."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django_fsm import RETURN_VALUE, FSMField, transition

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.organisation.models import Unit
from workflows.people.models.persons import Person


class StandingKind(models.TextChoices):
    """What a person is to the organisation on a day."""

    APPLICANT = "applicant"
    PROBATIONARY = "probationary"
    OFFICIAL = "official"
    FORMER = "former"
    ANNULLED = "annulled"


def nobody_directly(membership: "Membership", user: object) -> bool:  # noqa: ARG001
    """Refuse everyone: a standing changes through a decided step, not by a permission."""
    return False


@recorded(in_bulk=True)
class Membership(models.Model):
    """
    The present end of a person's standings, as a life-cycle.

    A transition is reached only through a decided step or the opening act of a
    unit's register; the dated rows of :class:`Standing` are what the law reads.
    ``outside`` is the time outside Party life of somebody who was admitted again, from
    leaving to the new decision: a member is readmitted once.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True)
    state = FSMField(default=StandingKind.APPLICANT, choices=StandingKind, protected=True)
    admission_decided_on = models.DateField(null=True)
    admitted_on = models.DateField(null=True)
    recognised_on = models.DateField(null=True)
    recognition_decided_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    left_by = models.TextField(blank=True, db_default="")
    left_on_ground = models.TextField(blank=True, db_default="")
    first_admission_decided_on = models.DateField(null=True)
    outside = DateRangeField(null=True)
    path = ScopeField()

    class Meta:
        indexes: ClassVar = [
            GistIndex(fields=["path"], name="membership_by_path"),
            models.Index(
                fields=["admitted_on"],
                condition=models.Q(state="probationary"),
                name="probation_by_ceremony",
            ),
        ]

    @transition(
        field=state,
        source=StandingKind.APPLICANT,
        target=StandingKind.PROBATIONARY,
        permission=nobody_directly,
    )
    def admit(self, *, decided_on: date, ceremony_on: date) -> None:
        """Make the applicant a probationary member, from the day of the ceremony."""
        self.admission_decided_on = decided_on
        self.first_admission_decided_on = decided_on
        self.admitted_on = ceremony_on

    @transition(
        field=state,
        source=StandingKind.FORMER,
        target=StandingKind.PROBATIONARY,
        permission=nobody_directly,
    )
    def readmit(self, *, decided_on: date, ceremony_on: date) -> None:
        """
        Make the former member a probationary one again, from the day of the ceremony.

        The first decision stays, since party age counts from it; the time outside Party life
        ends with the new decision, as a first membership's party age begins with its own.
        """
        self.first_admission_decided_on = (
            self.first_admission_decided_on or self.admission_decided_on
        )
        if self.left_on is not None:
            self.outside = DateRange(self.left_on, decided_on)
        self.admission_decided_on = decided_on
        self.admitted_on = ceremony_on
        self.recognised_on = None
        self.recognition_decided_on = None
        self.left_on = None
        self.left_by = ""
        self.left_on_ground = ""

    @transition(
        field=state,
        source=StandingKind.PROBATIONARY,
        target=StandingKind.OFFICIAL,
        permission=nobody_directly,
    )
    def recognise(self, *, since: date, decided_on: date) -> None:
        """Make the probationary member an official one, since the day the probation ended."""
        self.recognised_on = since
        self.recognition_decided_on = decided_on

    @transition(
        field=state,
        source=StandingKind.FORMER,
        target=RETURN_VALUE(StandingKind.PROBATIONARY, StandingKind.OFFICIAL),
        permission=nobody_directly,
    )
    def restore(self, *, standing: StandingKind) -> StandingKind:
        """
        Give back the standing that was taken wrongly; party age runs on (294-QĐ/TW 5.2.2).

        All days stay as they were before the person left, and no time outside is kept.
        """
        self.left_on = None
        self.left_by = ""
        self.left_on_ground = ""
        return standing

    @transition(
        field=state,
        source=(StandingKind.PROBATIONARY, StandingKind.OFFICIAL),
        target=StandingKind.FORMER,
        permission=nobody_directly,
    )
    def leave(self, *, on: date, by: str, ground: str = "") -> None:
        """End the membership on a day, by the procedure of that name, on a ground that it lists."""
        self._end(on, by, ground)

    @transition(
        field=state,
        source=(StandingKind.PROBATIONARY, StandingKind.OFFICIAL),
        target=StandingKind.ANNULLED,
        permission=nobody_directly,
    )
    def annul(self, *, on: date, by: str, ground: str) -> None:
        """
        Take the admission back on a day: it counts as never decided, so no party age runs.

        The days of the ceremony and the recognition stay as they were recorded; what the
        person did as a member in the meantime, such as voting, stands.
        """
        self.first_admission_decided_on = None
        self._end(on, by, ground)

    @transition(
        field=state,
        source=StandingKind.OFFICIAL,
        target=StandingKind.PROBATIONARY,
        permission=nobody_directly,
    )
    def annul_recognition(self) -> None:
        """Take the recognition back: the person is a probationary member again."""
        self.recognised_on = None
        self.recognition_decided_on = None

    def _end(self, on: date, by: str, ground: str) -> None:
        if self.recognised_on == on:
            # A recognition that would count from this very day made nobody official.
            self.recognised_on = None
            self.recognition_decided_on = None
        self.left_on = on
        self.left_by = by
        self.left_on_ground = ground


@recorded(in_bulk=True)
class Standing(models.Model):
    """What a person is during a period: one standing a day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standings")
    kind = models.TextField(choices=StandingKind)
    during = DateRangeField()
    entry_id = models.UUIDField()
    path = ScopeField()
    recorded_at = models.DateTimeField()
    end_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_person_has_one_standing_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]


@recorded(in_bulk=True)
class CellPlace(models.Model):
    """The cell a member belongs to during a period: one cell a day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cells")
    cell = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    during = DateRangeField()
    entry_id = models.UUIDField()
    path = ScopeField()
    recorded_at = models.DateTimeField()
    end_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_person_belongs_to_one_cell_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [GistIndex(fields=["cell", "during"], name="cell_place_by_cell")]


@recorded(in_bulk=True)
class Condition(models.Model):
    """
    A dated circumstance that changes how a member counts: exempted, suspended, away.

    ``earlier`` are the days that were on record before each change of them, and until when; the
    database keeps them, and nothing else writes them.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conditions")
    kind = models.TextField()
    host = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    during = DateRangeField()
    document = models.TextField(blank=True)
    entry_id = models.UUIDField()
    path = ScopeField()
    recorded_at = models.DateTimeField()
    end_recorded_at = models.DateTimeField(null=True)
    earlier = models.JSONField(db_default=models.Value([], models.JSONField()))

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_condition_holds_once_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["host"], name="condition_by_host")]
