"""The tables of papers, as the models describe them."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import workflows.foundation.identifiers
import workflows.journal.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('sha256', models.TextField(primary_key=True, serialize=False)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.TextField()),
                ('stored_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('opened_on', models.DateField()),
                ('path', workflows.journal.fields.ScopeField()),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=workflows.foundation.identifiers.new_id, primary_key=True, serialize=False)),
                ('kind', models.TextField()),
                ('form_code', models.TextField(blank=True)),
                ('about', models.TextField(blank=True)),
                ('number', models.TextField(blank=True)),
                ('dated_on', models.DateField()),
                ('kept_at', models.TextField(blank=True)),
                ('kept_checksum', models.TextField(blank=True)),
                ('added_at', models.DateTimeField()),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('path', workflows.journal.fields.ScopeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('replaced_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.document')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='papers.dossier')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.storedfile')),
            ],
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=django.contrib.postgres.indexes.GistIndex(fields=['path'], name='dossier_by_path'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['dossier', 'kind'], name='document_by_kind'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('file__isnull', False), models.Q(('kept_at', ''), _negated=True), _connector='OR'), name='a_document_has_a_file_or_a_place'),
        ),
    ]
