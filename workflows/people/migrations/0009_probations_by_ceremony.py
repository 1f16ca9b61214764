"""Probations are looked through every day by the day of their ceremony."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("people", "0008_ground_of_leaving")]
    operations = [
        migrations.AddIndex(
            "membership",
            models.Index(
                fields=["admitted_on"],
                condition=Q(state="probationary"),
                name="probation_by_ceremony",
            ),
        ),
    ]
