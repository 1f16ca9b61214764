"""The same question for the body that sits at a joint meeting with one within the scope."""

from django.db import migrations

from workflows.journal.walls import CASES, REGISTER, within

# Whoever records a joint meeting must know the base of both bodies. Only members by office are
# answered for, and only while the two bodies may sit together.
CREATE = f"""
CREATE FUNCTION people_conditions_beside(asked uuid, asking uuid, day date)
RETURNS SETOF people_condition
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT condition.* FROM people_condition condition
    WHERE organisation_meets_with(asking, asked, day)
      AND condition.person_id IN (
        SELECT seat.person_id FROM people_appointment seat WHERE seat.body_id = asked)
      AND EXISTS (
        SELECT 1 FROM organisation_body body
        JOIN organisation_place place ON place.unit_id = body.unit_id
        WHERE body.id = asking AND ({within(CASES, REGISTER, column="place.path")}))
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_conditions_of_a_body"),
        ("organisation", "0002_meets_with"),
    ]
    operations = [
        migrations.RunSQL(CREATE, "DROP FUNCTION people_conditions_beside(uuid, uuid, date)")
    ]
