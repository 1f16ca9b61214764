"""The outbox that a decision writes, and the notices the relay makes of it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField, TransactionIdField
from workflows.journal.models import Stream
from workflows.organisation.models import Body


class Message(models.Model):
    """Something that happened and that others are to be told; ids only."""

    id = models.UUIDField(primary_key=True, default=new_id)
    stream_kind = models.TextField(default=Stream.CASE, db_default=Stream.CASE)
    stream_id = models.UUIDField()
    number = models.BigIntegerField()
    kind = models.TextField()
    ids = models.JSONField(default=dict)
    bodies = ArrayField(models.UUIDField(), default=list)
    path = ScopeField()
    written_at = models.DateTimeField()
    relayed_at = models.DateTimeField(null=True)
    transaction = TransactionIdField(
        db_default=models.expressions.RawSQL("pg_current_xact_id()", ())
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream_id", "number", "kind"], name="a_message_is_written_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=models.Q(relayed_at=None), name="message_waiting"
            ),
        ]


class Notice(models.Model):
    """
    One message made known to one body; it is told apart by its key, so it is made once.

    What a unit is told outside any case has no ``case_id``.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.TextField(unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="notices")
    kind = models.TextField()
    case_id = models.UUIDField(null=True)
    ids = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    path = ScopeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["body", "made_at"], name="notice_by_body")]
