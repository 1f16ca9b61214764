"""The tables of the journal, as the models describe them."""

import django.db.models.expressions
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
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('stream_kind', models.TextField(choices=[('case', 'Case'), ('unit', 'Unit'), ('none', 'None')])),
                ('stream_id', models.UUIDField(null=True)),
                ('number', models.BigIntegerField(null=True)),
                ('act', models.TextField()),
                ('person_id', models.UUIDField(null=True)),
                ('body_id', models.UUIDField(null=True)),
                ('office', models.TextField(blank=True)),
                ('on_behalf_of_id', models.UUIDField(null=True)),
                ('subjects', models.JSONField(default=dict)),
                ('facts', models.JSONField(default=dict)),
                ('instrument', models.TextField(blank=True)),
                ('article', models.TextField(blank=True)),
                ('editions', models.JSONField(default=dict)),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('canonical', models.BinaryField()),
                ('previous', models.BinaryField(null=True)),
                ('hash', models.BinaryField()),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()))),
                ('path', workflows.journal.fields.ScopeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['person_id', 'recorded_at'], name='entry_by_person'), models.Index(fields=['act', 'recorded_at'], name='entry_by_act')],
                'constraints': [models.UniqueConstraint(fields=('stream_kind', 'stream_id', 'number'), name='each_number_of_a_stream_is_used_once'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('stream_id', None), ('stream_kind', 'none')), models.Q(('number__gte', 1), ('stream_id__isnull', False)), _connector='OR'), name='a_chained_entry_has_its_place')],
            },
        ),
        migrations.CreateModel(
            name='PersonalFact',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('entry_id', models.UUIDField(db_index=True)),
                ('name', models.TextField()),
                ('salt', models.BinaryField()),
                ('text', models.TextField()),
                ('path', workflows.journal.fields.ScopeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('entry_id', 'name'), name='a_fact_of_an_entry_has_one_text')],
            },
        ),
    ]
