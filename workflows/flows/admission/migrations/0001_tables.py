"""The tables of admission, as the models describe them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('engine', '0001_tables'),
        ('people', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Helper',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField(blank=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='helpers', to='engine.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('case', '='), ('during', '&&')], name='an_applicant_has_one_helper_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Introducer',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('member', 'Member'), ('youth_union', 'Youth Union'), ('trade_union', 'Trade Union')])),
                ('named', models.TextField()),
                ('together_since', models.DateField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('replaced_reason', models.TextField(blank=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introducers', to='engine.case')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'member'), ('person__isnull', False)), models.Q(models.Q(('kind', 'member'), _negated=True), ('person', None)), _connector='OR'), name='a_member_introduces_in_person')],
            },
        ),
        migrations.CreateModel(
            name='MonthlyReview',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('reviewed_on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='engine.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'month'), name='a_month_is_reviewed_once')],
            },
        ),
        migrations.CreateModel(
            name='RelativeCheck',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('relation', models.TextField()),
                ('named', models.TextField()),
                ('result', models.TextField(choices=[('clear', 'Clear'), ('not_needed', 'Not Needed'), ('unresolved', 'Unresolved')])),
                ('reason', models.TextField(blank=True)),
                ('abroad', models.BooleanField(default=False)),
                ('asked_on', models.DateField(null=True)),
                ('replied_on', models.DateField(null=True)),
                ('reply_number', models.TextField(blank=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='engine.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('result', 'not_needed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_check_not_made_has_a_reason')],
            },
        ),
    ]
