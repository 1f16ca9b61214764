"""The tables of people, as the models describe them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django_fsm
import workflows.foundation.identifiers
from workflows.people import name_order
import workflows.journal.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_tables'),
    ]

    operations = [
        name_order.CREATE,
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('username', models.TextField(unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('language', models.TextField(default='vi')),
                ('theme', models.TextField(default='')),
                ('seat_id', models.UUIDField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Kinship',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('relation', models.TextField()),
                ('recorded_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('full_name', models.TextField()),
                ('folded_name', models.TextField()),
                ('sort_key', models.GeneratedField(db_persist=True, expression=models.Func(models.F('full_name'), function='vi_name_key'), output_field=models.TextField(db_collation='C'))),
                ('born_on', models.DateField(null=True)),
                ('sex', models.TextField(blank=True)),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('applicant', 'Applicant'), ('probationary', 'Probationary'), ('official', 'Official'), ('former', 'Former')])),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
                ('end_recorded_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('office', models.TextField()),
                ('sole', models.BooleanField()),
                ('named', models.TextField()),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField()),
                ('document_on', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('end_recorded_at', models.DateTimeField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='organisation.body')),
            ],
        ),
        migrations.CreateModel(
            name='CellPlace',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
                ('end_recorded_at', models.DateTimeField(null=True)),
                ('cell', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('kind', models.TextField()),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField(blank=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('recorded_at', models.DateTimeField()),
                ('end_recorded_at', models.DateTimeField(null=True)),
                ('host', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='people.person')),
                ('state', django_fsm.FSMField(choices=[('applicant', 'Applicant'), ('probationary', 'Probationary'), ('official', 'Official'), ('former', 'Former')], default='applicant', max_length=50, protected=True)),
                ('admission_decided_on', models.DateField(null=True)),
                ('admitted_on', models.DateField(null=True)),
                ('recognised_on', models.DateField(null=True)),
                ('path', workflows.journal.fields.ScopeField()),
            ],
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GistIndex(fields=['path'], name='person_by_path'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded_name'), 'gin_trgm_ops'), name='person_by_folded_name'),
        ),
        migrations.AddField(
            model_name='kinship',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kin', to='people.person'),
        ),
        migrations.AddField(
            model_name='kinship',
            name='relative',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='condition',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='people.person'),
        ),
        migrations.AddField(
            model_name='cellplace',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cells', to='people.person'),
        ),
        migrations.AddField(
            model_name='appointment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.person'),
        ),
        migrations.AddField(
            model_name='user',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='account', to='people.person'),
        ),
        migrations.AddField(
            model_name='standing',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='people.person'),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=django.contrib.postgres.indexes.GistIndex(fields=['path'], name='membership_by_path'),
        ),
        migrations.AddIndex(
            model_name='kinship',
            index=models.Index(fields=['relative'], name='kinship_by_relative'),
        ),
        migrations.AddConstraint(
            model_name='kinship',
            constraint=models.UniqueConstraint(fields=('person', 'relative'), name='two_persons_are_related_once'),
        ),
        migrations.AddConstraint(
            model_name='kinship',
            constraint=models.CheckConstraint(condition=models.Q(('person', models.F('relative')), _negated=True), name='nobody_is_their_own_relative'),
        ),
        migrations.AddIndex(
            model_name='condition',
            index=models.Index(fields=['host'], name='condition_by_host'),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('kind', '='), ('during', '&&')], name='a_condition_holds_once_a_day'),
        ),
        migrations.AddIndex(
            model_name='cellplace',
            index=django.contrib.postgres.indexes.GistIndex(fields=['cell', 'during'], name='cell_place_by_cell'),
        ),
        migrations.AddConstraint(
            model_name='cellplace',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('during', '&&')], name='a_person_belongs_to_one_cell_a_day'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('sole', True)), expressions=[('body', '='), ('office', '='), ('during', '&&')], name='a_sole_office_has_one_holder_a_day'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('body', '='), ('office', '='), ('during', '&&')], name='a_person_holds_an_office_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('document', ''), _negated=True), name='a_seat_has_a_document'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), ('during', '&&')], name='a_person_has_one_standing_a_day'),
        ),
    ]
