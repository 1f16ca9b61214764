"""A membership keeps when recognition was decided, and when and how it ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_kinships_of_record")]
    operations = [
        migrations.AddField("membership", "recognition_decided_on", models.DateField(null=True)),
        migrations.AddField("membership", "left_on", models.DateField(null=True)),
        migrations.AddField("membership", "left_by", models.TextField(blank=True, db_default="")),
    ]
