"""Persons, and who is related to whom."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import F, Q

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField


class Person(models.Model):
    """A human being known to an organisation."""

    id = models.UUIDField(primary_key=True, default=new_id)
    full_name = models.TextField()
    folded_name = models.TextField()
    sort_key = models.GeneratedField(
        expression=models.Func(F("full_name"), function="vi_name_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    born_on = models.DateField(null=True)
    sex = models.TextField(blank=True)
    path = ScopeField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            GistIndex(fields=["path"], name="person_by_path"),
            GinIndex(OpClass(F("folded_name"), "gin_trgm_ops"), name="person_by_folded_name"),
        ]


class Kinship(models.Model):
    """Two persons who are relatives; the relation is read in both directions."""

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin")
    relative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relation = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "relative"], name="two_persons_are_related_once"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("relative")), name="nobody_is_their_own_relative"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["relative"], name="kinship_by_relative")]
