"""Drops the indexes of documents that nothing asks for, or that repeat the beginning of another."""

from django.db import migrations, models
from django.db.models import PROTECT


class Migration(migrations.Migration):
    dependencies = [("papers", "0002_row_level_security")]
    operations = [
        migrations.AlterField(
            "document",
            "dossier",
            models.ForeignKey(
                on_delete=PROTECT, related_name="documents", db_index=False, to="papers.dossier"
            ),
        ),
        migrations.AlterField(
            "document",
            "file",
            models.ForeignKey(
                on_delete=PROTECT, null=True, related_name="+", db_index=False, to="papers.storedfile"
            ),
        ),
        migrations.AlterField(
            "document",
            "added_by",
            models.ForeignKey(
                on_delete=PROTECT, related_name="+", db_index=False, to="people.person"
            ),
        ),
        migrations.AlterField(
            "document",
            "replaced_by",
            models.ForeignKey(
                on_delete=PROTECT, null=True, related_name="+", db_index=False, to="papers.document"
            ),
        ),
    ]
