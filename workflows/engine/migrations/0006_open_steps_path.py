"""What runs as the owner looks for its tables in our schema first, never in a visitor's own."""

from django.db import migrations

SET_PATH = "ALTER FUNCTION engine_open_steps() SET search_path = public"


class Migration(migrations.Migration):
    dependencies = [("engine", "0005_items_that_were_seen")]
    operations = [migrations.RunSQL(f"{SET_PATH}, pg_temp", SET_PATH)]
