"""What becomes of the rows of admission is kept, under the entry of the act."""

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
        ('admission', '0002_row_level_security'),
    ]

    operations = [
        migrations.CreateModel(
            name='HelperEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('case_id', models.UUIDField(null=True)),
                ('person_id', models.UUIDField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('document', models.TextField(null=True)),
                ('entry_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='admission.helper')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'admission_helper_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IntroducerEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('case_id', models.UUIDField(null=True)),
                ('kind', models.TextField(null=True)),
                ('person_id', models.UUIDField(null=True)),
                ('together_since', models.DateField(null=True)),
                ('during', django.contrib.postgres.fields.ranges.DateRangeField(null=True)),
                ('entry_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('personal', models.JSONField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='admission.introducer')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'admission_introducer_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MonthlyReviewEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('case_id', models.UUIDField(null=True)),
                ('month', models.DateField(null=True)),
                ('reviewed_on', models.DateField(null=True)),
                ('entry_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('personal', models.JSONField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='admission.monthlyreview')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'admission_monthlyreview_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RelativeCheckEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('case_id', models.UUIDField(null=True)),
                ('asked_on', models.DateField(null=True)),
                ('replied_on', models.DateField(null=True)),
                ('entry_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('personal', models.JSONField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='admission.relativecheck')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'admission_relativecheck_event',
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(model_name='helper', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='5b456890bab27777ceda9b17bacadae064e3a9d6187cfe27fbc4614ae536c825', kept='id case_id person_id during document entry_id path', key='id', operation='INSERT', table='admission_helper', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='helper', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='8fc00e32567b3a6ba57b5160d6ca092ae5d85d2639c8819243550878d6db2398', kept='id case_id person_id during document entry_id path', key='id', operation='UPDATE', table='admission_helper', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='helper', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='d66c579d4f56d22ef6a227af1c2b3d81adf807f979445df4f577bd60d96150c4', kept='id case_id person_id during document entry_id path', key='id', operation='DELETE', table='admission_helper', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='introducer', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='5a7c097d82e6ac4c3a6ad6c2ae13d49f3c4dcaf9b235c15155e0b5edae9be7ea', kept='id case_id kind person_id together_since during entry_id path', key='id', operation='INSERT', personal='named replaced_reason', table='admission_introducer', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='introducer', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='436a2f86b3cae1217f20a4aea8be392ac903a262bf5384657a9d8d470ee1193f', kept='id case_id kind person_id together_since during entry_id path', key='id', operation='UPDATE', personal='named replaced_reason', table='admission_introducer', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='introducer', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='50601b6dcba5d65e8184e08576b8c31eee8fbb26d0862cdab32032160a10558f', kept='id case_id kind person_id together_since during entry_id path', key='id', operation='DELETE', personal='named replaced_reason', table='admission_introducer', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='monthlyreview', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='d74cd0347cf2d52681af2c9d2ac548c9ddc12cddf7ba355b079d62816912f640', kept='id case_id month reviewed_on entry_id path', key='id', operation='INSERT', personal='note', table='admission_monthlyreview', things='id path case_id'))),
        pgtrigger.migrations.AddTrigger(model_name='monthlyreview', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='a9eaa734d83d7e408dada9e8e9d2c12ca87e52a46c4ff024d70f3a1c86621602', kept='id case_id month reviewed_on entry_id path', key='id', operation='UPDATE', personal='note', table='admission_monthlyreview', things='id path case_id'))),
        pgtrigger.migrations.AddTrigger(model_name='monthlyreview', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='77d3e89c1eb36f0c437302fd010220362fc9981b35a4dab3f9c4888bfc1ef28b', kept='id case_id month reviewed_on entry_id path', key='id', operation='DELETE', personal='note', table='admission_monthlyreview', things='id path case_id'))),
        pgtrigger.migrations.AddTrigger(model_name='relativecheck', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='d62e81e5fc19f61c819b491905a2ad9dea3c40801e406e109f8eb95541c1a11b', kept='id case_id asked_on replied_on entry_id path', key='id', operation='INSERT', personal='relation named result reason abroad reply_number', table='admission_relativecheck', things='id path case_id'))),
        pgtrigger.migrations.AddTrigger(model_name='relativecheck', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='23c4e2916999aec9ed3b09e5255268039f752a1bab67c7551daebeedefd8c986', kept='id case_id asked_on replied_on entry_id path', key='id', operation='UPDATE', personal='relation named result reason abroad reply_number', table='admission_relativecheck', things='id path case_id'))),
        pgtrigger.migrations.AddTrigger(model_name='relativecheck', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='6ad0ec035a4178ca0622221f9ec6aa942dc560bc9280f0c512c28ad7db3e1b91', kept='id case_id asked_on replied_on entry_id path', key='id', operation='DELETE', personal='relation named result reason abroad reply_number', table='admission_relativecheck', things='id path case_id'))),
        history_wall('admission_helper'),
        history_wall('admission_introducer'),
        history_wall('admission_monthlyreview'),
        history_wall('admission_relativecheck'),
    ]
