"""On which ground somebody left, as the procedure lists it: readmission asks for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_readmission")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="left_on_ground",
            field=models.TextField(blank=True, db_default=""),
        ),
    ]
