"""Drops the index of personal facts by entry, which the unique key of entry and name repeats."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_registers_show_units")]
    operations = [migrations.AlterField("personalfact", "entry_id", models.UUIDField())]
