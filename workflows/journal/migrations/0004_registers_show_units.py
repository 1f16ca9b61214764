"""Who reads a register sees the entries of its units; those of cases are for who reads cases."""

from django.db import migrations

from workflows.journal.walls import CASES, JOURNAL, OWN_PERSON, REGISTER, within

EVERYTHING = within(CASES, JOURNAL, REGISTER)
ENTRY = f"""{within(CASES, JOURNAL)} OR person_id = {OWN_PERSON}
    OR stream_kind = 'unit' AND ({within(REGISTER)})"""
FACT = f"""{within(CASES, JOURNAL)} OR ({within(REGISTER)}) AND EXISTS (
    SELECT 1 FROM journal_entry entry WHERE entry.id = entry_id AND entry.stream_kind = 'unit')"""


def seen(table: str, condition: str) -> str:
    """Return the statement by which a table shows the rows of a condition."""
    return f"ALTER POLICY scope ON {table} USING ({condition})"


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_row_level_security")]
    operations = [
        migrations.RunSQL(
            [seen("journal_entry", ENTRY), seen("journal_personalfact", FACT)],
            [
                seen("journal_entry", f"{EVERYTHING} OR person_id = {OWN_PERSON}"),
                seen("journal_personalfact", EVERYTHING),
            ],
        )
    ]
