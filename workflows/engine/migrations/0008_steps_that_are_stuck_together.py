"""Several steps of a case may be the superior's to direct at once, each of them once."""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("engine", "0007_joint_counts")]
    operations = [
        migrations.RemoveConstraint("item", "a_step_of_a_case_is_open_once"),
        migrations.AddConstraint(
            "item",
            models.UniqueConstraint(
                "case",
                Coalesce(KeyTextTransform("for_step", "note"), "step"),
                condition=Q(state="open"),
                name="a_step_of_a_case_is_open_once",
            ),
        ),
    ]
