"""Clocks: a start event, a limit, suspensions, an end."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workflows.engine.models.cases import Case
from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded


class ClockState(models.TextChoices):
    """What became of a clock."""

    RUNNING = "running"
    MET = "met"
    MISSED = "missed"
    VOID = "void"


@recorded()
class Clock(models.Model):
    """A time limit that runs on a case; its due day can always be derived again."""

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    kind = models.TextField()
    parameter = models.TextField()
    event = models.TextField()
    event_on = models.DateField()
    count = models.PositiveSmallIntegerField()
    unit = models.TextField()
    extended_by = models.PositiveSmallIntegerField(default=0)
    extension_document = models.TextField(blank=True)
    due_on = models.DateField()
    provisional = models.BooleanField(default=False)
    state = models.TextField(choices=ClockState, default=ClockState.RUNNING)
    ended_on = models.DateField(null=True)
    entry_id = models.UUIDField()
    # Two votes on one day meet different clocks: a recall gives back only what its step met.
    ended_entry_id = models.UUIDField(null=True)
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(state="running"),
                name="a_clock_of_a_case_runs_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], condition=Q(state="running"), name="clock_by_due"),
        ]
