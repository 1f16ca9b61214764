"""Reminders: each time that something with a last day was pointed out."""

from typing import ClassVar

from django.db import models

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField


class Reminder(models.Model):
    """
    One time that a last day was pointed out, to the bodies it concerns.

    ``thing_id`` is the clock, or the person whose probation runs. ``days_before`` is the
    threshold that was reached: 0 on the last day itself, -1 once it is over.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    thing_id = models.UUIDField()
    kind = models.TextField()
    due_on = models.DateField()
    days_before = models.SmallIntegerField()
    raised_on = models.DateField()
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["thing_id", "kind", "due_on", "days_before"],
                name="a_last_day_is_pointed_out_once_at_each_threshold",
            ),
        ]
