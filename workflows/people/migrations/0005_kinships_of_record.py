"""A kinship says on which basis it stands, who recorded it, and whether it was withdrawn."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0002_meets_with'),
        ('people', '0004_conditions_beside_a_body'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='kinship',
            name='two_persons_are_related_once',
        ),
        migrations.AddField(
            model_name='kinship',
            name='basis',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='body',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.body'),
        ),
        migrations.AddField(
            model_name='kinship',
            name='document',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='document_kind',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='document_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='known_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='salt',
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='kinship',
            name='withdrawn_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='kinship',
            constraint=models.UniqueConstraint(django.db.models.functions.comparison.Least('person', 'relative'), django.db.models.functions.comparison.Greatest('person', 'relative'), condition=models.Q(('withdrawn_at', None)), name='two_persons_are_related_once'),
        ),
        migrations.AddConstraint(
            model_name='kinship',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at', None), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name='a_kinship_is_withdrawn_with_a_reason'),
        ),
    ]
