"""A question that looks past the wall without showing a case: which steps have open items."""

from django.db import migrations

CREATE = """
CREATE FUNCTION engine_open_steps() RETURNS TABLE (procedure text, shape smallint, step text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT DISTINCT cases.procedure, cases.shape, item.step
    FROM engine_item item JOIN engine_case cases ON cases.id = item.case_id
    WHERE item.state = 'open'
$$
"""


class Migration(migrations.Migration):
    dependencies = [("engine", "0003_case_numbers")]
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION engine_open_steps()")]
