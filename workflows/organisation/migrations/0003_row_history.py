"""What becomes of the rows of organisation is kept, under the entry of the act."""

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
        ('organisation', '0002_meets_with'),
    ]

    operations = [
        migrations.CreateModel(
            name='BodyEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('unit_id', models.UUIDField(null=True)),
                ('kind', models.TextField(null=True)),
                ('size', models.PositiveSmallIntegerField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('document', models.TextField(null=True)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.body')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'organisation_body_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MandateEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('unit_id', models.UUIDField(null=True)),
                ('function', models.TextField(null=True)),
                ('given_by_id', models.UUIDField(null=True)),
                ('document', models.TextField(null=True)),
                ('document_on', models.DateField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.mandate')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'organisation_mandate_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlaceEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('unit_id', models.UUIDField(null=True)),
                ('parent_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('document', models.TextField(null=True)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.place')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'organisation_place_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnitEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('code', models.TextField(null=True)),
                ('name', models.TextField(null=True)),
                ('level_kind', models.TextField(null=True)),
                ('model', models.TextField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('document', models.TextField(null=True)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.unit')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'organisation_unit_event',
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(model_name='body', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='9df124cf5979e72b5e3eedada64db5bf036e057fc76c76ef75db8c1c12785826', in_bulk=True, kept='id unit_id kind size during document recorded_at', key='id', operation='INSERT', table='organisation_body', things='id unit_id'))),
        pgtrigger.migrations.AddTrigger(model_name='body', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='6900d6f930c6a186fc7c5e1dff3f6a99519a463c8f0e88f386bb099460c54a0c', kept='id unit_id kind size during document recorded_at', key='id', operation='UPDATE', table='organisation_body', things='id unit_id'))),
        pgtrigger.migrations.AddTrigger(model_name='body', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='ac466dea6eb656688f155c7f0352fd9e6363925accccb74431a2a29c2f4a1149', kept='id unit_id kind size during document recorded_at', key='id', operation='DELETE', table='organisation_body', things='id unit_id'))),
        pgtrigger.migrations.AddTrigger(model_name='mandate', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='824540155402f818f42ba2cc0fc54b5ba8c8c2dd07138b65991e8b7ed396d6d1', in_bulk=True, kept='id unit_id function given_by_id document document_on during recorded_at', key='id', operation='INSERT', table='organisation_mandate', things='id unit_id given_by_id'))),
        pgtrigger.migrations.AddTrigger(model_name='mandate', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='38b27eb96bf639f2d1b7c88367d5c20f048bea15c05574250cf14438cf4d0957', kept='id unit_id function given_by_id document document_on during recorded_at', key='id', operation='UPDATE', table='organisation_mandate', things='id unit_id given_by_id'))),
        pgtrigger.migrations.AddTrigger(model_name='mandate', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='9053296e6895ec6ef684e5472c09a2a178120ed5c4a12ca0989f711fd605c3b8', kept='id unit_id function given_by_id document document_on during recorded_at', key='id', operation='DELETE', table='organisation_mandate', things='id unit_id given_by_id'))),
        pgtrigger.migrations.AddTrigger(model_name='place', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='235eff080ebeee46a47f6983542e79f40fa21089ce58379a70c275f7c57d4fb5', in_bulk=True, kept='id unit_id parent_id path during document recorded_at', key='id', operation='INSERT', table='organisation_place', things='id path unit_id parent_id'))),
        pgtrigger.migrations.AddTrigger(model_name='place', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='6c0bafe014910ddbb66b8120aad1358812c8c1029f7ea067d60f723150610b71', kept='id unit_id parent_id path during document recorded_at', key='id', operation='UPDATE', table='organisation_place', things='id path unit_id parent_id'))),
        pgtrigger.migrations.AddTrigger(model_name='place', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='f4c38d71338f02ab9ea9610bc0b690d48296c4da3077e135da27b014621061de', kept='id unit_id parent_id path during document recorded_at', key='id', operation='DELETE', table='organisation_place', things='id path unit_id parent_id'))),
        pgtrigger.migrations.AddTrigger(model_name='unit', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='5da04d93673f3aa273a29785d809519e3ba5b6a8748b121088207cb792de2177', in_bulk=True, kept='id code name level_kind model during document recorded_at', key='id', operation='INSERT', table='organisation_unit', things='id'))),
        pgtrigger.migrations.AddTrigger(model_name='unit', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='8a0728752307c745d11b7d179e8c2ab0f4bb6aca16c34737e9f2e3a0020bca0f', kept='id code name level_kind model during document recorded_at', key='id', operation='UPDATE', table='organisation_unit', things='id'))),
        pgtrigger.migrations.AddTrigger(model_name='unit', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='30d92fdf8d709ba756d59e80f193c9847245604eec865be4d226c03243ec34a5', kept='id code name level_kind model during document recorded_at', key='id', operation='DELETE', table='organisation_unit', things='id'))),
        history_wall('organisation_place'),
        history_wall('organisation_body', key='id'),
        history_wall('organisation_mandate', key='id'),
        history_wall('organisation_unit', key='id'),
    ]
