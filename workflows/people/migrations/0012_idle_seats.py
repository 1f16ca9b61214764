"""The days on which a seat gives no power: derived by the database from the suspensions."""

from django.db import migrations

from workflows.journal.fields import DatesField

# Whoever is suspended from activities exercises no office; whoever is suspended from the work of
# committees keeps what is held in the meeting of the cell. Posts outside the Party are not touched.
SETTLE = """
CREATE FUNCTION people_settle_idle_days(persons uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE people_appointment seat SET idle = known.days
    FROM (
        SELECT held.id, coalesce(range_agg(condition.during)
            FILTER (WHERE condition.id IS NOT NULL), '{}') AS days
        FROM people_appointment held
        JOIN organisation_body body ON body.id = held.body_id
        LEFT JOIN people_condition condition ON condition.person_id = held.person_id
          AND body.kind <> 'non_party'
          AND (condition.kind = 'suspended'
            OR condition.kind = 'suspended_from_committee' AND body.kind <> 'cell_meeting')
        WHERE held.person_id = ANY (persons)
        GROUP BY held.id
    ) known
    WHERE seat.id = known.id AND seat.idle <> known.days
$$
"""
# A seat and a suspension of one person that are recorded at the same time wait for each other at
# the person's row; each statement after the lock then sees what the other has written.
FOLLOW = """
CREATE FUNCTION people_follow_suspensions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM people_person person
        WHERE person.id IN (SELECT person_id FROM written)
        ORDER BY person.id FOR NO KEY UPDATE;
    PERFORM people_settle_idle_days(ARRAY(SELECT DISTINCT person_id FROM written));
    RETURN NULL;
END
$$
"""
# Only the triggers call it: whoever could would learn of suspensions beyond the wall.
CLOSE = "REVOKE ALL ON FUNCTION people_settle_idle_days(uuid[]) FROM PUBLIC"
WRITES = (
    ("people_condition", "INSERT"),
    ("people_condition", "UPDATE"),
    ("people_appointment", "INSERT"),
)


def _trigger(table: str, event: str) -> migrations.RunSQL:
    name = f"idle_seats_follow_{event.lower()}"
    return migrations.RunSQL(
        f"""CREATE TRIGGER {name} AFTER {event} ON {table}
        REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION people_follow_suspensions()""",
        f"DROP TRIGGER {name} ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0011_names_found_from_any_word")]
    operations = [
        migrations.AddField("appointment", "idle", DatesField(db_default="{}")),
        migrations.RunSQL([SETTLE, CLOSE], "DROP FUNCTION people_settle_idle_days(uuid[])"),
        migrations.RunSQL(FOLLOW, "DROP FUNCTION people_follow_suspensions()"),
        *(_trigger(table, event) for table, event in WRITES),
        migrations.RunSQL(
            "SELECT people_settle_idle_days(ARRAY(SELECT DISTINCT person_id FROM people_condition))",
            migrations.RunSQL.noop,
        ),
    ]
