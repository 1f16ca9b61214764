"""What admission keeps beside the case is seen with the case."""

from django.db import migrations

from workflows.journal.walls import CASES, walls, within

TABLES = (
    "admission_helper",
    "admission_introducer",
    "admission_relativecheck",
    "admission_monthlyreview",
)


class Migration(migrations.Migration):
    dependencies = [("admission", "0001_tables"), ("engine", "0002_row_level_security")]
    operations = walls(TABLES, seen=within(CASES))
