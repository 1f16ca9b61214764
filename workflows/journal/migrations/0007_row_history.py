"""The texts behind the commitments of row history."""

import workflows.journal.fields
from django.db import migrations, models

from workflows.journal.walls import JOURNAL, wall, within


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0006_log'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricFact',
            fields=[
                ('pk', models.CompositePrimaryKey('source', 'pgh_id', 'name', blank=True, editable=False, primary_key=True, serialize=False)),
                ('source', models.TextField()),
                ('pgh_id', models.BigIntegerField()),
                ('name', models.TextField()),
                ('salt', models.BinaryField()),
                ('text', models.TextField()),
                ('path', workflows.journal.fields.ScopeField(null=True)),
            ],
        ),
        wall('journal_historicfact', seen=within(JOURNAL)),
    ]
