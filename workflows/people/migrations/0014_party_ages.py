"""Recounted party ages, seen within the register's and the cases' scope, and by whose they are."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models

from workflows.journal.walls import CASES, OWN_PERSON, REGISTER, wall, within

SEEN = within(REGISTER, CASES)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0013_annulled_admissions'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartyAge',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('decided_on', models.DateField()),
                ('days_outside', models.PositiveIntegerField()),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField(blank=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
                ('end_recorded_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='party_ages', to='people.person')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('during', '&&')], name='a_person_has_one_party_age_a_day')],
            },
        ),
        wall("people_partyage", seen=f"{SEEN} OR person_id = {OWN_PERSON}", written=SEEN),
    ]
