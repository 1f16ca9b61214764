"""A membership keeps its first decision of admission, and the time outside Party life."""

from django.contrib.postgres.fields import DateRangeField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_recognition_and_leaving")]
    operations = [
        migrations.AddField(
            "membership", "first_admission_decided_on", models.DateField(null=True)
        ),
        migrations.AddField("membership", "outside", DateRangeField(null=True)),
    ]
