"""A clock knows the entry of the act that ended it, so that a recall gives back the right one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("engine", "0009_reminders")]
    operations = [
        migrations.AddField("clock", "ended_entry_id", models.UUIDField(null=True)),
    ]
