"""The extensions every room builds on; each is trusted, so the owner may create it."""

from django.db import migrations

EXTENSIONS = ("ltree", "btree_gist", "unaccent", "pg_trgm")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            f"CREATE EXTENSION IF NOT EXISTS {name}", f"DROP EXTENSION IF EXISTS {name}"
        )
        for name in EXTENSIONS
    ]
