"""Who of the next body first saw a step: from then on the step before stands."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('engine', '0004_open_steps'),
        ('people', '0002_row_level_security'),
    ]

    operations = [
        migrations.AddField(
            model_name='item',
            name='first_seen_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='item',
            name='first_seen_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
    ]
