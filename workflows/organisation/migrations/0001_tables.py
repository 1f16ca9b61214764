"""The tables of organisation, as the models describe them."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('journal', '0001_extensions'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('level_kind', models.TextField()),
                ('model', models.TextField(blank=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('kind', models.TextField()),
                ('size', models.PositiveSmallIntegerField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('path', workflows.journal.fields.ScopeField()),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('document', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='organisation.unit')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GistIndex(fields=['path'], name='place_by_path')],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('during', '&&')], name='a_unit_has_one_place_a_day'), models.CheckConstraint(condition=models.Q(('unit', models.F('parent')), _negated=True), name='a_unit_is_not_its_own_parent')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('function', models.TextField()),
                ('document', models.TextField()),
                ('document_on', models.DateField()),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('recorded_at', models.DateTimeField()),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.body')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='organisation.unit')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('function', '='), ('during', '&&')], name='a_function_is_given_once_a_day'), models.CheckConstraint(condition=models.Q(('document', ''), _negated=True), name='a_mandate_has_a_document')],
            },
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('kind', '='), ('during', '&&')], name='a_unit_has_one_body_of_a_kind_a_day'),
        ),
    ]
