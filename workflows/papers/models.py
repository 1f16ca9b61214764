"""Dossiers, the documents in them, and the stored files behind the documents."""

from typing import ClassVar

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.history import recorded
from workflows.people.models import Person


@recorded()
class Dossier(models.Model):
    """The papers of one case, about one person."""

    id = models.UUIDField(primary_key=True, default=new_id)
    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="dossiers")
    opened_on = models.DateField()
    path = ScopeField()

    class Meta:
        indexes: ClassVar = [GistIndex(fields=["path"], name="dossier_by_path")]


class StoredFile(models.Model):
    """A file known by its checksum; the same bytes are kept once."""

    sha256 = models.TextField(primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.TextField()
    stored_at = models.DateTimeField()


@recorded(personal=("about", "number", "kept_at", "withdrawn_reason"))
class Document(models.Model):
    """
    One paper of a dossier: its kind, its day, and the file or the place it is kept in.

    Papers are sought by dossier alone: a step that brings some pays for no other index.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="documents", db_index=False
    )
    kind = models.TextField()
    form_code = models.TextField(blank=True)
    about = models.TextField(blank=True)
    number = models.TextField(blank=True)
    dated_on = models.DateField()
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    kept_at = models.TextField(blank=True)
    kept_checksum = models.TextField(blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    added_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    withdrawn_reason = models.TextField(blank=True)
    path = ScopeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(kept_at=""),
                name="a_document_has_a_file_or_a_place",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["dossier", "kind"], name="document_by_kind")]
