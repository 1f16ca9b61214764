"""The badges that were awarded, seen within the register's and the cases' scope, and by their holder."""

import django.db.models.deletion
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models

from workflows.journal.walls import CASES, OWN_PERSON, REGISTER, wall, within

SEEN = within(REGISTER, CASES)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engine', '0001_tables'),
        ('people', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('years', models.PositiveSmallIntegerField()),
                ('awarded_on', models.DateField()),
                ('document', models.TextField(blank=True)),
                ('handed_over_on', models.DateField(null=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='engine.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'years'), name='a_badge_is_awarded_once_to_a_person'), models.CheckConstraint(condition=models.Q(('handed_over_on', None), ('handed_over_on__gte', models.F('awarded_on')), _connector='OR'), name='a_badge_is_handed_over_after_it_is_awarded')],
            },
        ),
        wall("badge_award", seen=f"{SEEN} OR person_id = {OWN_PERSON}", written=SEEN),
    ]
