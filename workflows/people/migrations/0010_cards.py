"""The members' cards, seen within the register's and the cases' scope, and by who holds one."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django_fsm
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models

from workflows.journal.walls import CASES, OWN_PERSON, REGISTER, wall, within

SEEN = within(REGISTER, CASES)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0009_probations_by_ceremony'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('version', models.TextField()),
                ('number', models.TextField()),
                ('issued_on', models.DateField()),
                ('document', models.TextField()),
                ('state', django_fsm.FSMField(choices=[('issued', 'Issued'), ('held', 'Held'), ('lost', 'Lost'), ('replaced', 'Replaced'), ('collected', 'Collected'), ('not_collected', 'Not Collected'), ('kept', 'Kept')], default='issued', max_length=50, protected=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('handed_over_on', models.DateField(null=True)),
                ('ended_by', models.TextField(blank=True, default='', choices=[('loss', 'Loss'), ('damage', 'Damage'), ('error', 'Error'), ('exchange', 'Exchange'), ('leaving', 'Leaving'), ('death', 'Death')], db_default='')),
                ('collected_on', models.DateField(null=True)),
                ('handed_up_on', models.DateField(null=True)),
                ('not_collected_because', models.TextField(blank=True, default='', db_default='')),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='people.person')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('during', '&&')], name='a_person_has_one_valid_card_a_day'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('version', '='), ('number', '='), ('person', '<>')], name='a_card_number_belongs_to_one_person'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='a_card_has_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('during__upper_inf', True), ('ended_by', '')), models.Q(models.Q(('ended_by', ''), _negated=True), ('during__upper_inf', False)), _connector='OR'), name='a_card_that_ended_says_by_what'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_collected'), _negated=True), models.Q(('not_collected_because', ''), _negated=True), _connector='OR'), name='a_card_that_was_not_collected_says_why')],
            },
        ),
        wall("people_card", seen=f"{SEEN} OR person_id = {OWN_PERSON}", written=SEEN),
    ]
