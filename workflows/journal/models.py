"""The tables of the journal; they refer to things by kind and id, never by foreign key."""

from typing import ClassVar

from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField, TransactionIdField


class Stream(models.TextChoices):
    """What a chain of entries belongs to; an unchained entry belongs to none."""

    CASE = "case"
    UNIT = "unit"
    NONE = "none"


def _named(subject: str) -> models.GeneratedField:
    """Return a column that holds the id of one of an entry's subjects."""
    text = KeyTextTransform(subject, "subjects")
    return models.GeneratedField(
        expression=Cast(text, models.UUIDField()),
        output_field=models.UUIDField(null=True),
        db_persist=True,
    )


class Entry(models.Model):
    """One act, as the words of the regulation call it, in format 1."""

    id = models.UUIDField(primary_key=True, default=new_id)
    stream_kind = models.TextField(choices=Stream)
    stream_id = models.UUIDField(null=True)
    number = models.BigIntegerField(null=True)
    act = models.TextField()
    person_id = models.UUIDField(null=True)
    body_id = models.UUIDField(null=True)
    office = models.TextField(blank=True)
    on_behalf_of_id = models.UUIDField(null=True)
    subjects = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    instrument = models.TextField(blank=True)
    article = models.TextField(blank=True)
    editions = models.JSONField(default=dict)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    canonical = models.BinaryField()
    previous = models.BinaryField(null=True)
    hash = models.BinaryField()
    transaction = TransactionIdField(
        db_default=models.expressions.RawSQL("pg_current_xact_id()", ())
    )
    path = ScopeField(null=True)
    # What the subjects say already, in columns that can be sought by.
    about_case = _named("case")
    about_person = _named("person")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream_kind", "stream_id", "number"],
                name="each_number_of_a_stream_is_used_once",
            ),
            models.CheckConstraint(
                condition=models.Q(stream_kind="none", number=None, stream_id=None)
                | models.Q(number__gte=1, stream_id__isnull=False),
                name="a_chained_entry_has_its_place",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person_id", "recorded_at"], name="entry_by_person"),
            models.Index(fields=["act", "recorded_at"], name="entry_by_act"),
            models.Index(fields=["transaction"], name="entry_by_transaction"),
            models.Index(fields=["recorded_at", "id"], name="entry_by_moment"),
            models.Index(
                fields=["about_case", "recorded_at"],
                condition=models.Q(stream_kind="none", about_case__isnull=False),
                name="unchained_entry_by_case",
            ),
            models.Index(
                fields=["about_person", "recorded_at"],
                condition=models.Q(about_person__isnull=False),
                name="entry_by_person_concerned",
            ),
        ]


class PersonalFact(models.Model):
    """The clear text behind a salted commitment; erased, the chain still verifies."""

    id = models.UUIDField(primary_key=True, default=new_id)
    entry_id = models.UUIDField()
    name = models.TextField()
    salt = models.BinaryField()
    text = models.TextField()
    path = ScopeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry_id", "name"], name="a_fact_of_an_entry_has_one_text"
            ),
        ]


class Leaf(models.Model):
    """One sealed thing at its position in the log; the thing itself stays where it is."""

    position = models.BigIntegerField(primary_key=True)
    source = models.TextField()
    thing = models.TextField()
    hash = models.BinaryField()
    # A few bytes for each column, only to tell which one changed when the hash does not hold.
    marks = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "thing"], name="a_thing_is_sealed_once"),
        ]


class Node(models.Model):
    """The hash of a whole subtree above the leaves, which proofs are made of."""

    pk = models.CompositePrimaryKey("level", "position")
    level = models.SmallIntegerField()
    position = models.BigIntegerField()
    hash = models.BinaryField()


class Batch(models.Model):
    """The leaves that one run of the sealer added, and up to which transaction it has looked."""

    first = models.BigIntegerField(primary_key=True)
    size = models.BigIntegerField()
    until = TransactionIdField()
    sealed_at = models.DateTimeField()


class Checkpoint(models.Model):
    """How long the log was and which root it had, signed."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    made_at = models.DateTimeField()


class Testimony(models.Model):
    """What a witness answered to a checkpoint; its own copy is what counts."""

    id = models.UUIDField(primary_key=True, default=new_id)
    size = models.BigIntegerField()
    witness = models.TextField()
    line = models.TextField(blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["size", "witness"], name="a_witness_answers_a_checkpoint_once"
            ),
        ]


class HistoricFact(models.Model):
    """The clear text behind a commitment of row history; erased, the history still verifies."""

    pk = models.CompositePrimaryKey("source", "pgh_id", "name")
    source = models.TextField()
    pgh_id = models.BigIntegerField()
    name = models.TextField()
    salt = models.BinaryField()
    text = models.TextField()
    path = ScopeField(null=True)
