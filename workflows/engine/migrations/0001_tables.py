"""The tables of engine, as the models describe them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisation', '0001_tables'),
        ('papers', '0001_tables'),
        ('people', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('number', models.TextField(unique=True)),
                ('procedure', models.TextField()),
                ('shape', models.PositiveSmallIntegerField()),
                ('state', models.TextField(choices=[('open', 'Open'), ('ended', 'Ended')], default='open')),
                ('outcome', models.TextField(blank=True)),
                ('opened_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('path', workflows.journal.fields.ScopeField()),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case', to='papers.dossier')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('kind', models.TextField()),
                ('parameter', models.TextField()),
                ('event', models.TextField()),
                ('event_on', models.DateField()),
                ('count', models.PositiveSmallIntegerField()),
                ('unit', models.TextField()),
                ('extended_by', models.PositiveSmallIntegerField(default=0)),
                ('extension_document', models.TextField(blank=True)),
                ('due_on', models.DateField()),
                ('provisional', models.BooleanField(default=False)),
                ('state', models.TextField(choices=[('running', 'Running'), ('met', 'Met'), ('missed', 'Missed'), ('void', 'Void')], default='running')),
                ('ended_on', models.DateField(null=True)),
                ('entry_id', models.UUIDField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='engine.case')),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('step', models.TextField()),
                ('state', models.TextField(choices=[('open', 'Open'), ('done', 'Done'), ('returned', 'Returned'), ('void', 'Void')], default='open')),
                ('opened_on', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('note', models.JSONField(default=dict)),
                ('due_on', models.DateField(null=True)),
                ('due_provisional', models.BooleanField(default=False)),
                ('decided_on', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('outcome', models.TextField(blank=True)),
                ('facts', models.JSONField(default=dict)),
                ('entry_id', models.UUIDField(null=True)),
                ('key', models.UUIDField(null=True, unique=True)),
                ('path', workflows.journal.fields.ScopeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='organisation.body')),
                ('came_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='engine.item')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='engine.case')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('met_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('mode', models.TextField(choices=[('in_session', 'In Session'), ('written_circulation', 'Written Circulation')])),
                ('tellers', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('summoned', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('present', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('joint_with', models.UUIDField(db_index=True, null=True)),
                ('key', models.UUIDField(unique=True)),
                ('path', workflows.journal.fields.ScopeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='organisation.body')),
                ('minutes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.document')),
                ('minutes_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('presiding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('stream_id', models.UUIDField()),
                ('number', models.BigIntegerField()),
                ('kind', models.TextField()),
                ('ids', models.JSONField(default=dict)),
                ('bodies', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('path', workflows.journal.fields.ScopeField()),
                ('written_at', models.DateTimeField()),
                ('relayed_at', models.DateTimeField(null=True)),
                ('transaction', workflows.journal.fields.TransactionIdField(db_default=django.db.models.expressions.RawSQL('pg_current_xact_id()', ()))),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('relayed_at', None)), fields=['id'], name='message_waiting')],
                'constraints': [models.UniqueConstraint(fields=('stream_id', 'number', 'kind'), name='a_message_is_written_once')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('key', models.TextField(unique=True)),
                ('kind', models.TextField()),
                ('case_id', models.UUIDField()),
                ('ids', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='organisation.body')),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('ballot_form', models.TextField(choices=[('secret', 'Secret'), ('raised_card', 'Raised Card')])),
                ('electorate', models.PositiveSmallIntegerField()),
                ('electorate_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('present', models.PositiveSmallIntegerField()),
                ('handed_out', models.PositiveSmallIntegerField()),
                ('collected', models.PositiveSmallIntegerField()),
                ('in_favour', models.PositiveSmallIntegerField()),
                ('against', models.PositiveSmallIntegerField()),
                ('invalid', models.PositiveSmallIntegerField()),
                ('needed', models.PositiveSmallIntegerField()),
                ('carried', models.BooleanField()),
                ('document_kind', models.TextField()),
                ('numbering_period', models.TextField()),
                ('number', models.TextField()),
                ('issued_on', models.DateField()),
                ('current', models.BooleanField(default=True)),
                ('path', workflows.journal.fields.ScopeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.body')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='engine.item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='engine.meeting')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='engine.question')),
            ],
        ),
        migrations.AddIndex(
            model_name='case',
            index=django.contrib.postgres.indexes.GistIndex(fields=['path'], name='case_by_path'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('outcome', ''), ('state', 'open')), models.Q(('ended_on__isnull', False), ('state', 'ended'), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='an_ended_case_has_an_outcome'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('subject', 'procedure'), name='a_person_has_one_open_case_of_a_procedure'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('state', 'running')), fields=['due_on'], name='clock_by_due'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('case', 'kind'), name='a_clock_of_a_case_runs_once'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['body', 'due_on', 'id'], name='open_item_by_body_and_due'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['case', 'id'], name='item_by_case'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('case', 'step'), name='a_step_of_a_case_is_open_once'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'void']), models.Q(('decided_on__isnull', False), ('entry_id__isnull', False), ('recorded_at__isnull', False)), _connector='OR'), name='a_decided_item_has_a_day_and_an_entry'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['body', 'met_on'], name='meeting_by_body'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['body', 'made_at'], name='notice_by_body'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(condition=models.Q(('current', True)), fields=('body', 'document_kind', 'numbering_period', 'number'), name='a_body_uses_a_number_once_in_a_period'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(condition=models.Q(('current', True)), fields=('item',), name='an_item_has_one_current_count'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('collected__lte', models.F('handed_out')), ('handed_out__lte', models.F('present')), ('collected', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('in_favour'), '+', models.F('against')), '+', models.F('invalid')))), name='the_ballots_add_up'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('carried', True), ('in_favour__gte', models.F('needed'))), models.Q(('carried', False), ('in_favour__lt', models.F('needed'))), _connector='OR'), name='the_verdict_follows_the_count'),
        ),
    ]
