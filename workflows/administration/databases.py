"""Prepares a database: its roles, its tables, and what each role may do to them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from config import grants
from config.databases import Logins


class UnlistedTable(Exception):
    """A table exists for which nobody has decided who may do what to it."""


def connect(logins: Logins, *, database: str, as_owner: bool = True) -> psycopg.Connection:
    """Open a connection of our own, as owner or as the server's administrator."""
    return psycopg.connect(
        host=logins.host,
        port=logins.port,
        dbname=database,
        user=logins.owner if as_owner else logins.administrator,
        password=logins.owner_password if as_owner else logins.administrator_password,
        autocommit=True,
    )


def make_roles(logins: Logins) -> None:
    """Create the roles where they are missing, one process at a time."""
    with connect(logins, database=entrance(logins), as_owner=False) as server:
        server.execute("SELECT pg_advisory_lock(hashtext('hoso roles'))")
        for role, password, rights in (
            (logins.owner, logins.owner_password, "CREATEDB"),
            (logins.runtime, logins.runtime_password, "NOCREATEDB"),
            (logins.sealer, logins.sealer_password, "NOCREATEDB"),
        ):
            if server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                continue
            server.execute(
                sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS {} PASSWORD {}").format(
                    sql.Identifier(role), sql.SQL(rights), sql.Literal(password or None)
                )
            )


def make_database(logins: Logins, *, name: str, template: str | None = None) -> None:
    """Create a database that the owner owns, if it is missing; optionally as a copy."""
    with connect(logins, database=entrance(logins), as_owner=False) as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        statement = sql.SQL("CREATE DATABASE {} OWNER {}").format(
            sql.Identifier(name), sql.Identifier(logins.owner)
        )
        if template:
            statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        server.execute(statement)


def drop_database(logins: Logins, *, name: str) -> None:
    """Remove a database, whoever is still connected to it."""
    with connect(logins, database=entrance(logins), as_owner=False) as server:
        server.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


@contextmanager
def signed_in_as_owner(logins: Logins) -> Iterator[None]:
    """
    Let Django's connection be the owner's for a while.

    Migrations of libraries write through the default connection, whichever was
    asked for, so the owner must be behind it.
    """
    runtime = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(USER=logins.owner, PASSWORD=logins.owner_password)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(runtime)


def make_tables(logins: Logins, *, verbosity: int = 0) -> None:
    """Migrate as owner, then give the other roles what is listed and nothing else."""
    with signed_in_as_owner(logins):
        call_command("migrate", verbosity=verbosity, interactive=False)
        call_command("createcachetable", verbosity=0)
    grant(logins, database=connection.settings_dict["NAME"])


def grant(logins: Logins, *, database: str) -> None:
    """
    Give the runtime role and the sealer their rights on each table, and take away all others.

    :raises UnlistedTable: if a table is not on the list
    """
    with connect(logins, database=database) as owner, owner.transaction():
        found = {
            row[0]
            for row in owner.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
        }
        if unlisted := sorted(found - set(grants.TABLES)):
            raise UnlistedTable(", ".join(unlisted))
        _give(owner, logins.runtime, {table: grants.TABLES[table] for table in found})
        owner.execute(
            sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(
                sql.Identifier(logins.runtime)
            )
        )
        _give(owner, logins.sealer, grants.SEALING)
        _open_walls(owner, logins.sealer)


def _give(owner: psycopg.Connection, role: str, tables: Mapping[str, Sequence[str]]) -> None:
    named = sql.Identifier(role)
    owner.execute(
        sql.SQL(
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {0};"
            " REVOKE CREATE ON SCHEMA public FROM PUBLIC, {0};"
            " GRANT USAGE ON SCHEMA public TO {0}"
        ).format(named)
    )
    for table, rights in sorted(tables.items()):
        if rights:
            owner.execute(
                sql.SQL("GRANT {} ON {} TO {}").format(
                    sql.SQL(", ").join(map(sql.SQL, rights)), sql.Identifier(table), named
                )
            )


def _open_walls(owner: psycopg.Connection, sealer: str) -> None:
    """Let the sealer read every row; the role is named by the deployment, not by a migration."""
    walled = owner.execute(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relname = ANY (%s) ORDER BY 1",
        [list(grants.SEALING)],
    ).fetchall()
    for (table,) in walled:
        owner.execute(
            sql.SQL(
                "DROP POLICY IF EXISTS sealing ON {0};"
                " CREATE POLICY sealing ON {0} FOR SELECT TO {1} USING (true)"
            ).format(sql.Identifier(table), sql.Identifier(sealer))
        )


def entrance(logins: Logins) -> str:
    """Return the database one enters a server by: the given one on a real server."""
    return logins.name if logins.administrator == logins.owner else "postgres"
