"""What a recount decided of a party age: the first decision of admission, and the days outside."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.people.models.persons import Person


@recorded()
class PartyAge(models.Model):
    """
    From which day the party age of a member counts, as a recount decided it.

    ``decided_on`` is the day written in the first decision of admission, ``days_outside`` how
    many days outside Party life are taken off. Another recount ends this one and stands behind
    it; where there is none, the membership tells both.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="party_ages")
    decided_on = models.DateField()
    days_outside = models.PositiveIntegerField()
    during = DateRangeField()
    document = models.TextField(blank=True)
    entry_id = models.UUIDField()
    path = ScopeField()
    recorded_at = models.DateTimeField()
    end_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="a_person_has_one_party_age_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]
