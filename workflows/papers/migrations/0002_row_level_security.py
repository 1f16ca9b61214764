"""Dossiers and documents are seen within the scope of cases."""

from django.db import migrations

from workflows.journal.walls import CASES, walls, within


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_tables"), ("journal", "0003_row_level_security")]
    operations = walls(("papers_dossier", "papers_document"), seen=within(CASES))
