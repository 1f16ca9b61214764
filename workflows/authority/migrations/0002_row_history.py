"""What becomes of the rows of authority is kept, under the entry of the act."""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import workflows.journal.fields
import workflows.journal.history_triggers
from django.db import migrations, models

from workflows.journal.walls import history_wall


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0007_row_history'),
        ('authority', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseGrantEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('permission_id', models.BigIntegerField(null=True)),
                ('content_type_id', models.BigIntegerField(null=True)),
                ('object_pk', models.CharField(max_length=255, null=True)),
                ('user_id', models.UUIDField(null=True)),
                ('id', models.UUIDField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('document', models.TextField(null=True)),
                ('given_by', models.UUIDField(null=True)),
                ('personal', models.JSONField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='authority.casegrant')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'authority_casegrant_event',
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(model_name='casegrant', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='ecbf67368e20b74a072df84f427b0727e1d4da32e0f16e431310124d4648dccd', kept='permission_id content_type_id object_pk user_id id during document given_by', key='id', operation='INSERT', personal='reason', table='authority_casegrant', things='id permission_id content_type_id user_id'))),
        pgtrigger.migrations.AddTrigger(model_name='casegrant', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='d01c6a595bfa83e9f3ade9f9b9ddb5ff47c165e7a196cc49ea211b4d17cbb2aa', kept='permission_id content_type_id object_pk user_id id during document given_by', key='id', operation='UPDATE', personal='reason', table='authority_casegrant', things='id permission_id content_type_id user_id'))),
        pgtrigger.migrations.AddTrigger(model_name='casegrant', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='ec91e8035ca9a92c8b5e3c255a6751eaa5ca58d8b90702b05ea4249a99d82b52', kept='permission_id content_type_id object_pk user_id id during document given_by', key='id', operation='DELETE', personal='reason', table='authority_casegrant', things='id permission_id content_type_id user_id'))),
        history_wall('authority_casegrant', key='id'),
    ]
