"""Which bodies may sit together: two of one kind right under the same superior."""

from django.db import migrations

# A meeting of members is never joint: what two cells decide together, each decides by itself.
CREATE = """
CREATE FUNCTION organisation_meets_with(asking uuid, asked uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM organisation_body one
        JOIN organisation_body other ON other.kind = one.kind AND other.id <> one.id
        JOIN organisation_place ours ON ours.unit_id = one.unit_id AND ours.during @> day
        JOIN organisation_place theirs ON theirs.unit_id = other.unit_id
          AND theirs.during @> day AND theirs.parent_id = ours.parent_id
        WHERE one.id = asking AND other.id = asked AND one.kind <> 'cell_meeting'
          AND one.during @> day AND other.during @> day)
$$
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_tables")]
    operations = [
        migrations.RunSQL(CREATE, "DROP FUNCTION organisation_meets_with(uuid, uuid, date)")
    ]
