"""A name is found from any of its words, by indexes that serve behind the wall."""

from django.db import migrations, models

from workflows.people import name_words


class Migration(migrations.Migration):
    dependencies = [("people", "0010_cards")]
    operations = [
        migrations.RemoveIndex("person", "person_by_folded_name"),
        migrations.AlterField("person", "folded_name", models.TextField(db_collation="C")),
        migrations.AddIndex(
            "person", models.Index(fields=["folded_name"], name="person_by_folded_name")
        ),
        migrations.AddIndex(
            "person", models.Index(fields=["sort_key", "id"], name="person_by_sort_key")
        ),
        name_words.ADD,
    ]
