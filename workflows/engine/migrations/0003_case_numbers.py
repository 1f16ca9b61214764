"""Case numbers come from a sequence: two cases opened at once never wait for each other."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("engine", "0002_row_level_security")]
    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE engine_case_number", "DROP SEQUENCE engine_case_number"
        )
    ]
