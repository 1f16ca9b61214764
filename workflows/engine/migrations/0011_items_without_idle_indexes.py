"""Drops the indexes of items that nothing asks for, or that repeat the beginning of another."""

from django.db import migrations, models
from django.db.models import PROTECT


class Migration(migrations.Migration):
    dependencies = [("engine", "0010_clocks_that_know_what_ended_them")]
    operations = [
        migrations.AlterField(
            "item",
            "case",
            models.ForeignKey(
                on_delete=PROTECT, related_name="items", db_index=False, to="engine.case"
            ),
        ),
        migrations.AlterField(
            "item",
            "body",
            models.ForeignKey(
                on_delete=PROTECT, related_name="items", db_index=False, to="organisation.body"
            ),
        ),
        migrations.AlterField(
            "item",
            "came_from",
            models.ForeignKey(
                on_delete=PROTECT, null=True, related_name="+", db_index=False, to="engine.item"
            ),
        ),
        migrations.AlterField(
            "item",
            "decided_by",
            models.ForeignKey(
                on_delete=PROTECT, null=True, related_name="+", db_index=False, to="people.person"
            ),
        ),
        migrations.AlterField(
            "item",
            "first_seen_by",
            models.ForeignKey(
                on_delete=PROTECT, null=True, related_name="+", db_index=False, to="people.person"
            ),
        ),
    ]
