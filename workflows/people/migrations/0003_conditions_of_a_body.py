"""A question that looks past the wall for one body: the conditions that touch its electorate."""

from django.db import migrations

from workflows.journal.walls import CASES, REGISTER, within

# A committee's member may live in a cell of another line, whose register the recorder does not
# see; who counts must not hang on who records. Only those above the body are answered.
CREATE = f"""
CREATE FUNCTION people_conditions_in(asked uuid) RETURNS SETOF people_condition
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT condition.* FROM organisation_body body
    JOIN people_condition condition ON condition.host_id = body.unit_id
      OR condition.person_id IN (
        SELECT seat.person_id FROM people_appointment seat WHERE seat.body_id = body.id
        UNION ALL
        SELECT lives.person_id FROM people_cellplace lives WHERE lives.cell_id = body.unit_id)
    WHERE body.id = asked AND EXISTS (
        SELECT 1 FROM organisation_place place
        WHERE place.unit_id = body.unit_id AND ({within(CASES, REGISTER, column="place.path")}))
$$
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_row_level_security")]
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION people_conditions_in(uuid)")]
