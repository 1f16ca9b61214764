"""Cases, and the items of work that stand open on them."""

from typing import ClassVar

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.organisation.models import Body, Unit
from workflows.papers.models import Dossier
from workflows.people.models import Person


class CaseState(models.TextChoices):
    """Whether a case still asks something of somebody."""

    OPEN = "open"
    ENDED = "ended"


class ItemState(models.TextChoices):
    """What became of an item of work."""

    OPEN = "open"
    DONE = "done"
    RETURNED = "returned"
    VOID = "void"


@recorded()
class Case(models.Model):
    """One person's way through one procedure; its row is the only lock."""

    id = models.UUIDField(primary_key=True, default=new_id)
    number = models.TextField(unique=True)
    procedure = models.TextField()
    shape = models.PositiveSmallIntegerField()
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="case")
    state = models.TextField(choices=CaseState, default=CaseState.OPEN)
    outcome = models.TextField(blank=True)
    opened_on = models.DateField()
    ended_on = models.DateField(null=True)
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="open", outcome="", ended_on=None)
                | Q(state="ended", ended_on__isnull=False) & ~Q(outcome=""),
                name="an_ended_case_has_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["subject", "procedure"],
                condition=Q(state="open"),
                name="a_person_has_one_open_case_of_a_procedure",
            ),
        ]
        indexes: ClassVar = [GistIndex(fields=["path"], name="case_by_path")]


# A look at a step is no act.
@recorded(unrecorded=("first_seen_at", "first_seen_by_id"))
class Item(models.Model):
    """
    One step of a case, waiting for one body, or what that body made of it.

    Items are sought by case, by key and where they wait: a decided step pays for no other index.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="items", db_index=False)
    step = models.TextField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="items", db_index=False)
    state = models.TextField(choices=ItemState, default=ItemState.OPEN)
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    came_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    note = models.JSONField(default=dict)
    due_on = models.DateField(null=True)
    due_provisional = models.BooleanField(default=False)
    decided_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    entry_id = models.UUIDField(null=True)
    key = models.UUIDField(null=True, unique=True)
    first_seen_at = models.DateTimeField(null=True)
    first_seen_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            # Where the superior directs, by the step that got stuck: several may be at once.
            models.UniqueConstraint(
                "case",
                Coalesce(KeyTextTransform("for_step", "note"), "step"),
                condition=Q(state="open"),
                name="a_step_of_a_case_is_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "void"])
                | Q(decided_on__isnull=False, recorded_at__isnull=False, entry_id__isnull=False),
                name="a_decided_item_has_a_day_and_an_entry",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["body", "due_on", "id"],
                condition=Q(state="open"),
                name="open_item_by_body_and_due",
            ),
            models.Index(fields=["case", "id"], name="item_by_case"),
        ]
