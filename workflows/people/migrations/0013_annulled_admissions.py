"""A standing of its own: somebody's admission was annulled."""

import django_fsm
from django.db import migrations, models

KINDS = [
    ("applicant", "Applicant"),
    ("probationary", "Probationary"),
    ("official", "Official"),
    ("former", "Former"),
    ("annulled", "Annulled"),
]


class Migration(migrations.Migration):
    dependencies = [("people", "0012_idle_seats")]

    operations = [
        migrations.AlterField(
            model_name="membership",
            name="state",
            field=django_fsm.FSMField(
                choices=KINDS, default="applicant", max_length=50, protected=True
            ),
        ),
        migrations.AlterField(
            model_name="standing", name="kind", field=models.TextField(choices=KINDS)
        ),
    ]
