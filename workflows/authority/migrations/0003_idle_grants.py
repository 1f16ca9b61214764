"""The days on which a grant opens nothing: derived by the database, as those of seats are."""

import pgtrigger.compiler
import pgtrigger.migrations
import workflows.journal.fields
import workflows.journal.history_triggers
from django.db import migrations

# A grant hangs from its holder's standing as a seat does: whoever is suspended from activities
# does nothing for the Party, and whoever comes back after leaving needs another grant.
SETTLE = """
CREATE FUNCTION authority_settle_idle_days(persons uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE authority_casegrant grants SET idle = known.days
    FROM (
        SELECT given.id, coalesce(range_agg(without.during)
            FILTER (WHERE without.during IS NOT NULL), '{}') AS days
        FROM authority_casegrant given
        JOIN people_user account ON account.id = given.user_id
        LEFT JOIN LATERAL (
            SELECT condition.during FROM people_condition condition
            WHERE condition.person_id = account.person_id AND condition.kind = 'suspended'
            UNION ALL
            SELECT daterange(lower(standing.during), NULL) FROM people_standing standing
            WHERE standing.person_id = account.person_id
              AND standing.during && daterange(lower(given.during), NULL)
              AND standing.kind IN ('former', 'annulled')
        ) without ON true
        WHERE account.person_id = ANY (persons)
        GROUP BY given.id
    ) known
    WHERE grants.id = known.id AND grants.idle <> known.days
$$
"""
# As with seats: what is recorded at once of one person waits at the person's row.
FOLLOW = """
CREATE FUNCTION authority_follow_{what}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    persons uuid[] := ARRAY({persons});
BEGIN
    PERFORM FROM people_person person
        WHERE person.id = ANY (persons) ORDER BY person.id FOR NO KEY UPDATE;
    PERFORM authority_settle_idle_days(persons);
    RETURN NULL;
END
$$
"""
ENDINGS = """SELECT DISTINCT person_id FROM written
        WHERE kind IN ('suspended', 'former', 'annulled')"""
HOLDERS = """SELECT DISTINCT account.person_id FROM written
        JOIN people_user account ON account.id = written.user_id"""
# Only the triggers call it: whoever could would learn of suspensions beyond the wall.
CLOSE = "REVOKE ALL ON FUNCTION authority_settle_idle_days(uuid[]) FROM PUBLIC"
WRITES = (
    ("people_condition", "INSERT", "endings"),
    ("people_condition", "UPDATE", "endings"),
    ("people_standing", "INSERT", "endings"),
    ("people_standing", "UPDATE", "endings"),
    ("authority_casegrant", "INSERT", "grants"),
)


def _follow(what: str, persons: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        FOLLOW.format(what=what, persons=persons), f"DROP FUNCTION authority_follow_{what}()"
    )


def _trigger(table: str, event: str, what: str) -> migrations.RunSQL:
    name = f"idle_grants_follow_{event.lower()}"
    return migrations.RunSQL(
        f"""CREATE TRIGGER {name} AFTER {event} ON {table}
        REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION authority_follow_{what}()""",
        f"DROP TRIGGER {name} ON {table}",
    )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0018_row_history'),
        ('authority', '0002_row_history'),
    ]

    operations = [
        *(
            pgtrigger.migrations.RemoveTrigger(model_name='casegrant', name=name)
            for name in ('history_insert', 'history_update', 'history_delete')
        ),
        migrations.AddField('casegrant', 'idle', workflows.journal.fields.DatesField(db_default='{}')),
        migrations.AddField('casegrantevent', 'idle', workflows.journal.fields.DatesField(null=True)),
        migrations.RunSQL([SETTLE, CLOSE], 'DROP FUNCTION authority_settle_idle_days(uuid[])'),
        migrations.RunSQL(
            """SELECT authority_settle_idle_days(ARRAY(SELECT account.person_id
                FROM authority_casegrant given JOIN people_user account ON account.id = given.user_id))""",
            migrations.RunSQL.noop,
        ),
        pgtrigger.migrations.AddTrigger(model_name='casegrant', trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='3cda639c0c6c08bff85870e97e77e1b6a39204cba812cb811a3abc24707937c7', kept='permission_id content_type_id object_pk user_id id during idle document given_by', key='id', operation='INSERT', personal='reason', table='authority_casegrant', things='id permission_id content_type_id user_id'))),
        pgtrigger.migrations.AddTrigger(model_name='casegrant', trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='ec49f82390e5c9eacafb44924a9f98d5088a22a6bf5479e540149a09f55e7dc2', kept='permission_id content_type_id object_pk user_id id during idle document given_by', key='id', operation='UPDATE', personal='reason', table='authority_casegrant', things='id permission_id content_type_id user_id'))),
        pgtrigger.migrations.AddTrigger(model_name='casegrant', trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='d5a22ba6efa81ea3d39752f8e1a15e9e27affcd8d1802831d620280d28c6a748', kept='permission_id content_type_id object_pk user_id id during idle document given_by', key='id', operation='DELETE', personal='reason', table='authority_casegrant', things='id permission_id content_type_id user_id'))),
        _follow('endings', ENDINGS),
        _follow('grants', HOLDERS),
        *(_trigger(*write) for write in WRITES),
    ]
