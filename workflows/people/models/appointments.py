"""Dated appointments to seats: the only standing source of power."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from workflows.foundation.identifiers import new_id
from workflows.organisation.models import Body
from workflows.people.models.persons import Person


class Appointment(models.Model):
    """A person holds an office in a body during a period, by a document."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="appointments")
    office = models.TextField()
    sole = models.BooleanField()
    named = models.TextField()
    during = DateRangeField()
    document = models.TextField()
    document_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    end_recorded_at = models.DateTimeField(null=True)

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
