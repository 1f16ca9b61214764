"""Entries are seen by those whose scope holds them, and by the person who acted."""

from django.db import migrations

from workflows.journal.walls import CASES, JOURNAL, OWN_PERSON, REGISTER, wall, within

SEEN = f"{within(CASES, JOURNAL, REGISTER)} OR person_id = {OWN_PERSON}"


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_tables")]
    operations = [
        # A refusal or a failed sign-in is written down even where nobody is signed in.
        wall("journal_entry", seen=SEEN, written="true"),
        wall("journal_personalfact", seen=within(CASES, JOURNAL, REGISTER), written="true"),
    ]
