"""The days of a circumstance or a seat as they stood on record before each change of them."""

import pgtrigger.compiler
import pgtrigger.migrations
import workflows.journal.history_triggers
from django.db import migrations, models

# What was known at a moment is told by the first of the earlier days that stood until after it.
KEEP = """
CREATE FUNCTION people_keep_earlier_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.earlier := OLD.earlier || jsonb_build_array(
        jsonb_build_object('during', OLD.during::text, 'until', NEW.end_recorded_at));
    RETURN NEW;
END
$$
"""
TABLES = ("people_condition", "people_appointment")


def _trigger(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""CREATE TRIGGER earlier_days_are_kept BEFORE UPDATE ON {table}
        FOR EACH ROW WHEN (OLD.during IS DISTINCT FROM NEW.during
            AND NEW.end_recorded_at IS NOT NULL)
        EXECUTE FUNCTION people_keep_earlier_days()""",
        f"DROP TRIGGER earlier_days_are_kept ON {table}",
    )


def _filled(table: str) -> migrations.RunSQL:
    # Until now an end that was put on record later was read as if none had been known before.
    return migrations.RunSQL(
        f"""UPDATE {table} SET earlier = jsonb_build_array(jsonb_build_object(
            'during', daterange(lower(during), NULL)::text, 'until', end_recorded_at))
        WHERE end_recorded_at IS NOT NULL AND NOT isempty(during)""",
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0018_row_history'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='appointment',
            name='history_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='appointment',
            name='history_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='appointment',
            name='history_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='condition',
            name='history_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='condition',
            name='history_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='condition',
            name='history_delete',
        ),
        migrations.AddField(
            model_name='appointment',
            name='earlier',
            field=models.JSONField(db_default=models.Value([], models.JSONField())),
        ),
        migrations.AddField(
            model_name='appointmentevent',
            name='earlier',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='condition',
            name='earlier',
            field=models.JSONField(db_default=models.Value([], models.JSONField())),
        ),
        migrations.AddField(
            model_name='conditionevent',
            name='earlier',
            field=models.JSONField(null=True),
        ),
        *map(_filled, TABLES),
        migrations.RunSQL(KEEP, "DROP FUNCTION people_keep_earlier_days()"),
        *map(_trigger, TABLES),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='f4fa481decf23775a1a64844e267d8ad2a14097d6d5be52e1756d83eecd6aa75', in_bulk=True, kept='id person_id body_id office sole during idle document document_on recorded_at end_recorded_at earlier', key='id', operation='INSERT', personal='named', table='people_appointment', things='id person_id body_id')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='f15c9da91f4df5843a465c455f723c0d7a909585e9cd1572bace51de3f1c30d0', kept='id person_id body_id office sole during idle document document_on recorded_at end_recorded_at earlier', key='id', operation='UPDATE', personal='named', table='people_appointment', things='id person_id body_id')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='53e931f5118eb71f21e305f2d4cb13795cf8600f284d13a7f47072bf8f182bc6', kept='id person_id body_id office sole during idle document document_on recorded_at end_recorded_at earlier', key='id', operation='DELETE', personal='named', table='people_appointment', things='id person_id body_id')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='condition',
            trigger=pgtrigger.compiler.Trigger(name='history_insert', sql=workflows.journal.history_triggers.RecordingSql(hash='f36b2b474c731854a979ebd1a30c491fc1298dfd25e3181ddedcb10c4196f417', in_bulk=True, kept='id person_id kind host_id during document entry_id path recorded_at end_recorded_at earlier', key='id', operation='INSERT', table='people_condition', things='id path person_id host_id')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='condition',
            trigger=pgtrigger.compiler.Trigger(name='history_update', sql=workflows.journal.history_triggers.RecordingSql(hash='61b038a41eb81a754520e98963fe8b4b3436b83e5846ba8be967b8ca6c49ab6c', kept='id person_id kind host_id during document entry_id path recorded_at end_recorded_at earlier', key='id', operation='UPDATE', table='people_condition', things='id path person_id host_id')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='condition',
            trigger=pgtrigger.compiler.Trigger(name='history_delete', sql=workflows.journal.history_triggers.RecordingSql(hash='3e24fdab6c859b0dff8c921d68ff1296e7ad2b91a50e7934dad890f54bcfe493', kept='id person_id kind host_id during document entry_id path recorded_at end_recorded_at earlier', key='id', operation='DELETE', table='people_condition', things='id path person_id host_id')),
        ),
    ]
