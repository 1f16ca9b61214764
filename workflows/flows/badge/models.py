"""The badges that were awarded: dated facts of a person, one of each number of years."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workflows.engine.models import Case
from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.people.models import Person


@recorded()
class Award(models.Model):
    """
    A badge of so many years of party age, awarded by a decision and then handed over.

    Why it came earlier than the years, where it did, is told by its case alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="awards")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="awards")
    years = models.PositiveSmallIntegerField()
    awarded_on = models.DateField()
    document = models.TextField(blank=True)
    handed_over_on = models.DateField(null=True)
    entry_id = models.UUIDField()
    path = ScopeField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "years"], name="a_badge_is_awarded_once_to_a_person"
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on=None) | Q(handed_over_on__gte=F("awarded_on")),
                name="a_badge_is_handed_over_after_it_is_awarded",
            ),
        ]
