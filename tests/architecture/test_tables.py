"""The wall: every table has its rights, and whatever is personal is walled."""

import re

import pytest
from django.conf import settings
from django.db import connection

from config import grants
from workflows.web.reference.tables import walled

PERSONAL_COLUMN = re.compile(r"path|(\w+_)?(person|subject|relative|user|applicant)_id|given_by")
# Tables that look personal and stay open, each with its reason.
OPEN = {
    "organisation_place": "where a unit stands in the tree is nobody's secret",
    "people_appointment": "the seats are what scopes are computed from, before there is a scope",
    "people_user": "an account is looked up before anybody is signed in",
    "authority_casegrant": "grants are what scopes are computed from, before there is a scope",
    "engine_message": "the outbox carries ids only and is relayed for nobody in particular",
    "account_emailaddress": "no address is ever stored",
    "guardian_userobjectpermission": "the runtime role may not touch it",
}


@pytest.fixture
def rows(db):
    def answer(statement):
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    return answer


def test_every_table_has_its_rights_and_every_right_its_table(rows):
    there = {name for (name,) in rows("SELECT tablename FROM pg_tables WHERE schemaname='public'")}

    assert there == set(grants.TABLES)


def test_the_runtime_role_has_the_rights_that_are_written_down_and_no_other(rows):
    held = {name: set() for name in grants.TABLES}
    for name, right in rows(
        """SELECT tablename, privilege FROM pg_tables,
            unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',
                         'TRIGGER']) AS privilege
        WHERE schemaname = 'public' AND has_table_privilege(format('%I', tablename), privilege)"""
    ):
        held[name].add(right)

    assert held == {name: set(rights) for name, rights in grants.TABLES.items()}


def test_whatever_is_personal_is_walled(rows):
    personal = {
        table
        for table, column in rows(
            # The catalogue itself, since the views on it hide what the role may not touch.
            "SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0"
        )
        if PERSONAL_COLUMN.fullmatch(column)
    }
    behind_the_wall = {
        name
        for (name,) in rows(
            "SELECT relname FROM pg_class WHERE relrowsecurity"
            " AND relnamespace = 'public'::regnamespace"
        )
    }

    assert personal - behind_the_wall == set(OPEN)
    assert behind_the_wall == set(walled())


def test_a_wall_has_a_policy_for_reading_and_one_for_writing(rows):
    policies = rows(
        "SELECT tablename, permissive, cmd, qual IS NOT NULL, with_check IS NOT NULL"
        " FROM pg_policies WHERE schemaname = 'public' AND policyname = 'scope'"
    )

    assert {name for name, *_ in policies} == set(walled())
    assert {tuple(rest) for _, *rest in policies} == {("PERMISSIVE", "ALL", True, True)}


def test_past_a_wall_sees_only_the_sealer_and_only_what_it_seals(rows):
    past = rows(
        "SELECT tablename, roles::text[], cmd, with_check FROM pg_policies"
        " WHERE schemaname = 'public' AND policyname <> 'scope'"
    )

    assert {name for name, *_ in past} == set(grants.SEALING) & set(walled())
    assert {(*roles, *rest) for _, roles, *rest in past} == {
        (settings.LOGINS.sealer, "SELECT", None)
    }


def test_the_sealer_has_the_rights_that_are_written_down_and_no_other(rows):
    held = {name: set() for name in grants.TABLES}
    for name, right in rows(
        f"""SELECT tablename, privilege FROM pg_tables,
            unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',
                         'TRIGGER']) AS privilege
        WHERE schemaname = 'public' AND has_table_privilege(
            '{settings.LOGINS.sealer}', format('%I', tablename), privilege)"""
    ):
        held[name].add(right)

    assert held == {name: set(grants.SEALING.get(name, ())) for name in grants.TABLES}
