"""A seat gives no power on the days on which its holder is on record as no member any more."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("workflows.people.migrations.0012_idle_seats").SETTLE.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
# Posts outside the Party are not touched: whoever leaves it may keep them.
SETTLE = """
CREATE OR REPLACE FUNCTION people_settle_idle_days(persons uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE people_appointment seat SET idle = known.days
    FROM (
        SELECT held.id, coalesce(range_agg(without.during)
            FILTER (WHERE without.during IS NOT NULL), '{}') AS days
        FROM people_appointment held
        JOIN organisation_body body ON body.id = held.body_id
        LEFT JOIN LATERAL (
            SELECT condition.during FROM people_condition condition
            WHERE condition.person_id = held.person_id AND body.kind <> 'non_party'
              AND (condition.kind = 'suspended'
                OR condition.kind = 'suspended_from_committee' AND body.kind <> 'cell_meeting')
            UNION ALL
            SELECT standing.during FROM people_standing standing
            WHERE standing.person_id = held.person_id AND body.kind <> 'non_party'
              AND standing.kind IN ('former', 'annulled')
        ) without ON true
        WHERE held.person_id = ANY (persons)
        GROUP BY held.id
    ) known
    WHERE seat.id = known.id AND seat.idle <> known.days
$$
"""
# As with suspensions: a seat and a leaving that are recorded at once wait for each other.
FOLLOW = """
CREATE FUNCTION people_follow_leavings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    persons uuid[] := ARRAY(SELECT DISTINCT person_id FROM written
        WHERE kind IN ('former', 'annulled'));
BEGIN
    PERFORM FROM people_person person
        WHERE person.id = ANY (persons) ORDER BY person.id FOR NO KEY UPDATE;
    PERFORM people_settle_idle_days(persons);
    RETURN NULL;
END
$$
"""


def _trigger(event: str) -> migrations.RunSQL:
    name = f"idle_seats_follow_{event.lower()}"
    return migrations.RunSQL(
        f"""CREATE TRIGGER {name} AFTER {event} ON people_standing
        REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION people_follow_leavings()""",
        f"DROP TRIGGER {name} ON people_standing",
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0014_party_ages")]
    operations = [
        migrations.RunSQL(SETTLE, BEFORE),
        migrations.RunSQL(FOLLOW, "DROP FUNCTION people_follow_leavings()"),
        *(_trigger(event) for event in ("INSERT", "UPDATE")),
        migrations.RunSQL(
            """SELECT people_settle_idle_days(ARRAY(SELECT DISTINCT person_id FROM people_standing
                WHERE kind IN ('former', 'annulled')))""",
            migrations.RunSQL.noop,
        ),
    ]
