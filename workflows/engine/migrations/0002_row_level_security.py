"""Cases and what hangs from them are seen within the scope of cases, or by a grant on the case."""

from django.db import migrations

from workflows.journal.walls import CASES, granted, wall, walls, within


class Migration(migrations.Migration):
    dependencies = [("engine", "0001_tables"), ("journal", "0003_row_level_security")]
    operations = [
        wall("engine_case", seen=f"{within(CASES)} OR {granted('id')}"),
        wall("engine_item", seen=f"{within(CASES)} OR {granted('case_id')}"),
        wall("engine_clock", seen=f"{within(CASES)} OR {granted('case_id')}"),
        *walls(("engine_meeting", "engine_question", "engine_notice"), seen=within(CASES)),
    ]
