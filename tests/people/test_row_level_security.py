"""The wall as the runtime role meets it."""

import pytest
from django.db import ProgrammingError, connection


@pytest.mark.django_db
def test_the_runtime_role_owns_nothing_and_cannot_step_over_the_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,"
            " pg_has_role(current_user, %s, 'MEMBER'),"
            " (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole)"
            " FROM pg_roles WHERE rolname = current_user",
            ["hoso_owner"],
        )

        assert cursor.fetchone() == (False, False, False, False, False, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["journal_entry", "journal_personalfact"])
def test_the_journal_refuses_to_be_changed(statement, table):
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement.format(table))


@pytest.mark.django_db
def test_what_runs_as_the_owner_looks_into_our_schema_first():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc JOIN pg_namespace space ON space.oid = pronamespace"
            " WHERE space.nspname = 'public' AND prosecdef"
            " AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=public, pg_temp']"
        )

        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_a_visitors_own_table_cannot_run_anything_as_the_owner():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.spy() RETURNS text LANGUAGE sql VOLATILE"
            " AS 'SELECT current_user::text'"
        )
        cursor.execute(
            "CREATE TEMP VIEW engine_case AS"
            " SELECT 1 AS id, ''::text AS procedure, 1::smallint AS shape;"
            "CREATE TEMP VIEW engine_item AS"
            " SELECT 1 AS case_id, pg_temp.spy() AS step, 'open'::text AS state;"
            "GRANT SELECT ON pg_temp.engine_case, pg_temp.engine_item TO PUBLIC"
        )
        cursor.execute("SELECT step FROM engine_open_steps()")

        assert cursor.fetchall() == []
