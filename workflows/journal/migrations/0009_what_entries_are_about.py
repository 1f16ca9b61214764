"""What an entry is about, in columns that can be sought by."""

import django.db.models.fields.json
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0008_readings'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='about_case',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('case', 'subjects'), models.UUIDField()), output_field=models.UUIDField(null=True)),
        ),
        migrations.AddField(
            model_name='entry',
            name='about_person',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('person', 'subjects'), models.UUIDField()), output_field=models.UUIDField(null=True)),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['recorded_at', 'id'], name='entry_by_moment'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('about_case__isnull', False), ('stream_kind', 'none')), fields=['about_case', 'recorded_at'], name='unchained_entry_by_case'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('about_person__isnull', False)), fields=['about_person', 'recorded_at'], name='entry_by_person_concerned'),
        ),
    ]
