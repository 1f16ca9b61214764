"""At a joint meeting each of the two bodies has a count of its own on the same item."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("engine", "0006_open_steps_path")]
    operations = [
        migrations.RemoveConstraint("question", "an_item_has_one_current_count"),
        migrations.AddConstraint(
            "question",
            models.UniqueConstraint(
                fields=["item", "body"],
                condition=Q(current=True),
                name="a_body_has_one_current_count_of_an_item",
            ),
        ),
    ]
