"""What becomes of the rows of badge is kept, under the entry of the act."""

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
        ('badge', '0001_table'),
    ]

    operations = [
        migrations.CreateModel(
            name='AwardEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('case_id', models.UUIDField(null=True)),
                ('person_id', models.UUIDField(null=True)),
                ('years', models.PositiveSmallIntegerField(null=True)),
                ('awarded_on', models.DateField(null=True)),
                ('document', models.TextField(null=True)),
                ('handed_over_on', models.DateField(null=True)),
                ('entry_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='badge.award')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'badge_award_event',
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(model_name='award', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='be0ae99efe9f97cf8d306ccb999fce9b7ad40d5e4f6efacdf962c3eaf1c4e7ba', kept='id case_id person_id years awarded_on document handed_over_on entry_id path recorded_at', key='id', operation='INSERT', table='badge_award', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='award', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='c8c5f2de351076e7d5dc3c1abb704313969e627ce38a6b53298bcee3761c1dc8', kept='id case_id person_id years awarded_on document handed_over_on entry_id path recorded_at', key='id', operation='UPDATE', table='badge_award', things='id path case_id person_id'))),
        pgtrigger.migrations.AddTrigger(model_name='award', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='dcf262a93362c748f1918155150b56d0d56c21a57df72861bff8f84d05268dba', kept='id case_id person_id years awarded_on document handed_over_on entry_id path recorded_at', key='id', operation='DELETE', table='badge_award', things='id path case_id person_id'))),
        history_wall('badge_award'),
    ]
