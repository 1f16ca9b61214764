"""Dated appointments to seats: the only standing source of power."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, Value

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import DatesField
from workflows.journal.history import recorded
from workflows.organisation.models import Body
from workflows.people.models.persons import Person


@recorded(personal=("named",), in_bulk=True)
class Appointment(models.Model):
    """
    A person holds an office in a body during a period, by a document.

    ``idle`` are the days on which the seat gives no power because its holder is suspended, or
    the membership ended while they held it, from then on for good; the database derives them from
    what is on record, and nothing else writes them. So is ``earlier``: the days that were on record
    before each change of them, and until when.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="appointments")
    office = models.TextField()
    sole = models.BooleanField()
    named = models.TextField()
    during = DateRangeField()
    idle = DatesField(db_default="{}")
    document = models.TextField()
    document_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    end_recorded_at = models.DateTimeField(null=True)
    earlier = models.JSONField(db_default=Value([], models.JSONField()))

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_sole_office_has_one_holder_a_day",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(sole=True),
            ),
            ExclusionConstraint(
                name="a_person_holds_an_office_once_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("body", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(document=""), name="a_seat_has_a_document"),
        ]

    def is_idle(self, on: date) -> bool:
        """Tell whether the seat gives no power on the day although it is held."""
        return any(on in days for days in self.idle)

    def idle_periods(self) -> Iterator[DateRange]:
        """Yield the periods in which the seat is held and gives no power."""
        for days in self.idle:
            since = max(self.during.lower, days.lower)
            ends = [each.upper for each in (self.during, days) if each.upper is not None]
            until = min(ends, default=None)
            if until is None or since < until:
                yield DateRange(since, until)
