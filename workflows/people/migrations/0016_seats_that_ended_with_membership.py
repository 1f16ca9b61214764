"""A seat that lasts into days without membership gives no power when its holder comes back."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("workflows.people.migrations.0015_seats_of_who_left").SETTLE
# Whoever is restored or admitted again needs another appointment.
SETTLE = BEFORE.replace(
    """
            SELECT standing.during FROM people_standing standing
            WHERE""",
    """
            SELECT daterange(lower(standing.during), NULL) FROM people_standing standing
            WHERE standing.during && held.during AND""",
)


class Migration(migrations.Migration):
    dependencies = [("people", "0015_seats_of_who_left")]
    operations = [
        migrations.RunSQL(SETTLE, BEFORE),
        migrations.RunSQL(
            """SELECT people_settle_idle_days(ARRAY(SELECT DISTINCT person_id FROM people_standing
                WHERE kind IN ('former', 'annulled')))""",
            migrations.RunSQL.noop,
        ),
    ]
