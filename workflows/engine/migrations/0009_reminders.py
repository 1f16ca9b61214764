"""What was pointed out of last days, once each; and messages of what a unit is told."""

from django.db import migrations, models

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import ScopeField
from workflows.journal.walls import CASES, REGISTER, wall, within


class Migration(migrations.Migration):
    dependencies = [("engine", "0008_steps_that_are_stuck_together")]
    operations = [
        migrations.AddField(
            "message", "stream_kind", models.TextField(default="case", db_default="case")
        ),
        migrations.AlterField("notice", "case_id", models.UUIDField(null=True)),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.UUIDField(default=new_id, primary_key=True, serialize=False)),
                ("thing_id", models.UUIDField()),
                ("kind", models.TextField()),
                ("due_on", models.DateField()),
                ("days_before", models.SmallIntegerField()),
                ("raised_on", models.DateField()),
                ("path", ScopeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["thing_id", "kind", "due_on", "days_before"],
                        name="a_last_day_is_pointed_out_once_at_each_threshold",
                    )
                ],
            },
        ),
        wall("engine_reminder", seen=within(CASES, REGISTER)),
    ]
