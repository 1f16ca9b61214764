"""Persons, and who is related to whom."""

from typing import ClassVar

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.organisation.models import Body


# What is derived from the name changes with it.
@recorded(personal=("full_name", "born_on"), unrecorded=("folded_name", "sort_key"), in_bulk=True)
class Person(models.Model):
    """A human being known to an organisation."""

    id = models.UUIDField(primary_key=True, default=new_id)
    full_name = models.TextField()
    folded_name = models.TextField(db_collation="C")
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
            models.Index(fields=["folded_name"], name="person_by_folded_name"),
            models.Index(fields=["sort_key", "id"], name="person_by_sort_key"),
        ]


class Relation(models.TextChoices):
    """What the relative is to the person."""

    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    PARENT_IN_LAW = "parent_in_law"
    CHILD_IN_LAW = "child_in_law"
    SIBLING_IN_LAW = "sibling_in_law"
    RELATIVE = "relative"

    @property
    def turned(self) -> "Relation":
        """Return what the person is to the relative."""
        return _TURNED.get(self, self)


_TURNED = {
    Relation.PARENT: Relation.CHILD,
    Relation.CHILD: Relation.PARENT,
    Relation.PARENT_IN_LAW: Relation.CHILD_IN_LAW,
    Relation.CHILD_IN_LAW: Relation.PARENT_IN_LAW,
}


@recorded(
    personal=(
        "relative_id",
        "relation",
        "known_on",
        "basis",
        "document_kind",
        "document",
        "document_on",
        "withdrawn_reason",
    ),
    secret=("salt",),
)
class Kinship(models.Model):
    """
    Two persons who are relatives, on which basis; it bars either from the other's matters.

    One recorded in error is withdrawn, and its row stays. ``salt`` belongs to the
    commitments by which the journal vouches for the row without showing it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin")
    relative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relation = models.TextField()
    known_on = models.DateField(null=True)
    basis = models.TextField(blank=True)
    document_kind = models.TextField(blank=True)
    document = models.TextField(blank=True)
    document_on = models.DateField(null=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    salt = models.BinaryField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                Least("person", "relative"),
                Greatest("person", "relative"),
                condition=Q(withdrawn_at=None),
                name="two_persons_are_related_once",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("relative")), name="nobody_is_their_own_relative"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="a_kinship_is_withdrawn_with_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["relative"], name="kinship_by_relative")]
