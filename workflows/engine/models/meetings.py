"""Meetings of bodies and the questions put to them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from workflows.engine.models.cases import Item
from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.organisation.models import Body
from workflows.papers.models import Document
from workflows.people.models import Person


class MeetingMode(models.TextChoices):
    """How the body came to its decision."""

    IN_SESSION = "in_session"
    WRITTEN_CIRCULATION = "written_circulation"


class BallotForm(models.TextChoices):
    """How the votes were given; the meeting itself chooses."""

    SECRET = "secret"  # noqa: S105 - a way to vote, not a password
    RAISED_CARD = "raised_card"


@recorded()
class Meeting(models.Model):
    """One sitting of one body on one day; a joint sitting is one row for each body."""

    id = models.UUIDField(primary_key=True, default=new_id)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    met_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    mode = models.TextField(choices=MeetingMode)
    presiding = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    minutes_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    tellers = ArrayField(models.UUIDField(), default=list)
    summoned = ArrayField(models.UUIDField(), default=list)
    present = ArrayField(models.UUIDField(), default=list)
    joint_with = models.UUIDField(null=True, db_index=True)
    minutes = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    key = models.UUIDField(unique=True)
    path = ScopeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["body", "met_on"], name="meeting_by_body")]


@recorded()
class Question(models.Model):
    """One question put to one meeting: the count, the threshold and what they came to."""

    id = models.UUIDField(primary_key=True, default=new_id)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="questions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    ballot_form = models.TextField(choices=BallotForm)
    electorate = models.PositiveSmallIntegerField()
    electorate_ids = ArrayField(models.UUIDField(), default=list)
    present = models.PositiveSmallIntegerField()
    handed_out = models.PositiveSmallIntegerField()
    collected = models.PositiveSmallIntegerField()
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    invalid = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    carried = models.BooleanField()
    document_kind = models.TextField()
    numbering_period = models.TextField()
    number = models.TextField()
    issued_on = models.DateField()
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    current = models.BooleanField(default=True)
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "document_kind", "numbering_period", "number"],
                condition=Q(current=True),
                name="a_body_uses_a_number_once_in_a_period",
            ),
            models.UniqueConstraint(
                fields=["item", "body"],
                condition=Q(current=True),
                name="a_body_has_one_current_count_of_an_item",
            ),
            models.CheckConstraint(
                condition=Q(collected__lte=F("handed_out"))
                & Q(handed_out__lte=F("present"))
                & Q(collected=F("in_favour") + F("against") + F("invalid")),
                name="the_ballots_add_up",
            ),
            models.CheckConstraint(
                condition=Q(carried=True, in_favour__gte=F("needed"))
                | Q(carried=False, in_favour__lt=F("needed")),
                name="the_verdict_follows_the_count",
            ),
        ]
