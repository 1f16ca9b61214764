"""Readings and refusals are for those who read the journal; a text is seen with its entry."""

from django.db import migrations

from workflows.journal.walls import CASES, JOURNAL, OWN_PERSON, REGISTER, within

BEFORE = f"""{within(CASES, JOURNAL)} OR person_id = {OWN_PERSON}
    OR stream_kind = 'unit' AND ({within(REGISTER)})"""
ENTRY = f"""{within(JOURNAL)} OR person_id = {OWN_PERSON}
    OR stream_kind <> 'none' AND ({within(CASES)})
    OR stream_kind = 'unit' AND ({within(REGISTER)})"""
UNIT = "SELECT 1 FROM journal_entry entry WHERE entry.id = entry_id AND entry.stream_kind = 'unit'"
FACT_BEFORE = f"{within(CASES, JOURNAL)} OR ({within(REGISTER)}) AND EXISTS ({UNIT})"
FACT = f"""{within(JOURNAL)} OR ({within(CASES, REGISTER)}) AND EXISTS (
    SELECT 1 FROM journal_entry entry WHERE entry.id = entry_id)"""


def seen(table: str, condition: str) -> str:
    """Return the statement by which a table shows the rows of a condition."""
    return f"ALTER POLICY scope ON {table} USING ({condition})"


class Migration(migrations.Migration):
    dependencies = [("journal", "0007_row_history")]
    operations = [
        migrations.RunSQL(
            [seen("journal_entry", ENTRY), seen("journal_personalfact", FACT)],
            [seen("journal_entry", BEFORE), seen("journal_personalfact", FACT_BEFORE)],
        )
    ]
