"""What becomes of the rows of papers is kept, under the entry of the act."""

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
        ('papers', '0003_documents_without_idle_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('dossier_id', models.UUIDField(null=True)),
                ('kind', models.TextField(null=True)),
                ('form_code', models.TextField(null=True)),
                ('dated_on', models.DateField(null=True)),
                ('file_id', models.TextField(null=True)),
                ('kept_checksum', models.TextField(null=True)),
                ('added_by_id', models.UUIDField(null=True)),
                ('added_at', models.DateTimeField(null=True)),
                ('replaced_by_id', models.UUIDField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('personal', models.JSONField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='papers.document')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'papers_document_event',
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DossierEvent',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()), db_index=True)),
                ('id', models.UUIDField(null=True)),
                ('subject_id', models.UUIDField(null=True)),
                ('opened_on', models.DateField(null=True)),
                ('path', workflows.journal.fields.ScopeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='papers.dossier')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
            ],
            options={
                'db_table': 'papers_dossier_event',
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(model_name='document', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='5ff298ccde023f08e3c49414c864ee1d417a436c82871ada651c04ab2a65ea6b', kept='id dossier_id kind form_code dated_on file_id kept_checksum added_by_id added_at replaced_by_id path', key='id', operation='INSERT', personal='about number kept_at withdrawn_reason', table='papers_document', things='id path dossier_id file_id added_by_id replaced_by_id'))),
        pgtrigger.migrations.AddTrigger(model_name='document', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='3ec86960e0b303b7c522fb757d61f30c9e0f6641319a0470b0800e2ec59977eb', kept='id dossier_id kind form_code dated_on file_id kept_checksum added_by_id added_at replaced_by_id path', key='id', operation='UPDATE', personal='about number kept_at withdrawn_reason', table='papers_document', things='id path dossier_id file_id added_by_id replaced_by_id'))),
        pgtrigger.migrations.AddTrigger(model_name='document', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='009075f0e623a275c92b427e82abaaf69ecd343bb37e90310ec348a99bf6aa42', kept='id dossier_id kind form_code dated_on file_id kept_checksum added_by_id added_at replaced_by_id path', key='id', operation='DELETE', personal='about number kept_at withdrawn_reason', table='papers_document', things='id path dossier_id file_id added_by_id replaced_by_id'))),
        pgtrigger.migrations.AddTrigger(model_name='dossier', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='23f89b00c79ce9bc0c1219cbb1d88bac42f770c0835b051dea80118ef3bfc171', kept='id subject_id opened_on path', key='id', operation='INSERT', table='papers_dossier', things='id path subject_id'))),
        pgtrigger.migrations.AddTrigger(model_name='dossier', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='19a070951c46cd43b494391fec7d7c6d6d9aea4c934b81cc091e6f683ba874a9', kept='id subject_id opened_on path', key='id', operation='UPDATE', table='papers_dossier', things='id path subject_id'))),
        pgtrigger.migrations.AddTrigger(model_name='dossier', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='e98e68e51b9b2f9555b54c0c6d2cf26412b2e260d84508cee654022f68417a3d', kept='id subject_id opened_on path', key='id', operation='DELETE', table='papers_dossier', things='id path subject_id'))),
        history_wall('papers_document'),
        history_wall('papers_dossier'),
    ]
