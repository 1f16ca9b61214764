"""What admission keeps beside the case: helpers, introducers, checks of relatives, reviews."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from workflows.engine.models import Case
from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.people.models import Person


class IntroducerKind(models.TextChoices):
    """Who introduces: an official member, or a mass organisation in the place of the second."""

    MEMBER = "member"
    YOUTH_UNION = "youth_union"
    TRADE_UNION = "trade_union"


class CheckResult(models.TextChoices):
    """What came of the check of one person's political history."""

    CLEAR = "clear"
    NOT_NEEDED = "not_needed"
    UNRESOLVED = "unresolved"


@recorded()
class Helper(models.Model):
    """The official member whom the cell assigned to help the applicant, for a period."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="helpers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    during = DateRangeField()
    document = models.TextField(blank=True)
    entry_id = models.UUIDField()
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="an_applicant_has_one_helper_a_day",
                expressions=[("case", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
        ]


@recorded(personal=("named", "replaced_reason"))
class Introducer(models.Model):
    """Somebody who vouches for the applicant, until replaced with a reason."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="introducers")
    kind = models.TextField(choices=IntroducerKind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    named = models.TextField()
    together_since = models.DateField(null=True)
    during = DateRangeField()
    replaced_reason = models.TextField(blank=True)
    entry_id = models.UUIDField()
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="member", person__isnull=False)
                | ~Q(kind="member") & Q(person=None),
                name="a_member_introduces_in_person",
            ),
        ]


# All of it tells of the family.
@recorded(personal=("relation", "named", "result", "reason", "abroad", "reply_number"))
class RelativeCheck(models.Model):
    """The check of the applicant or one relative, or the reason why none is needed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="checks")
    relation = models.TextField()
    named = models.TextField()
    result = models.TextField(choices=CheckResult)
    reason = models.TextField(blank=True)
    abroad = models.BooleanField(default=False)
    asked_on = models.DateField(null=True)
    replied_on = models.DateField(null=True)
    reply_number = models.TextField(blank=True)
    entry_id = models.UUIDField()
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(result="not_needed") | ~Q(reason=""),
                name="a_check_not_made_has_a_reason",
            ),
        ]


@recorded(personal=("note",))
class MonthlyReview(models.Model):
    """The grass-roots committee's look at a person on the source list, once a month."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    month = models.DateField()
    reviewed_on = models.DateField()
    note = models.TextField(blank=True)
    entry_id = models.UUIDField()
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "month"], name="a_month_is_reviewed_once"),
        ]
