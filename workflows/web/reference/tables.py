"""Every table of the database: its room, its wall, and what the runtime role may do to it."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader

from config import grants
from workflows.journal import walls
from workflows.web.reference.markdown import Page, code, page, table

POLICY = re.compile(r"CREATE POLICY \w+ ON (?P<table>\w+) USING \((?P<seen>.*)\) WITH CHECK", re.S)
SCOPES = {
    walls.CASES: "cases",
    walls.REGISTER: "register",
    walls.JOURNAL: "journal",
    walls.GRANTED: "a grant on the case",
    walls.PERSON: "one's own",
}
ELSEWHERE = "whoever sees what it hangs from"


def tables_page() -> Page:
    """Return the page of the tables."""
    seen = walled()
    rooms = _rooms()
    rows = [
        [
            code(name),
            rooms.get(name, "frameworks"),
            seen.get(name, ""),
            ", ".join(rights).lower() or "nothing",
        ]
        for name, rights in grants.TABLES.items()
    ]
    return page(
        "tables.md",
        "Tables",
        "The owner migrates; the product runs as a role that owns nothing and may do what stands"
        " in the last column. Where rows are walled, a transaction sees those within the scopes it"
        " was opened for, and without a scope none.",
        table(["table", "room", "rows are seen by the scope of", "the runtime role may"], rows),
    )


def walled() -> dict[str, str]:
    """Return, for each table with row-level security, by which scopes its rows are seen."""
    return {
        found["table"]: _scopes(found["seen"])
        for statement in _statements()
        if (found := POLICY.match(statement))
    }


def _scopes(seen: str) -> str:
    named = [name for scope, name in SCOPES.items() if f"'{scope}'" in seen]
    return ", ".join(named) or ELSEWHERE


def _statements() -> Iterator[str]:
    """Yield the SQL that the migrations carry, in the order in which it runs."""
    loader = MigrationLoader(None)
    for key in loader.graph.leaf_nodes():
        for migration in loader.graph.forwards_plan(key):
            for operation in loader.disk_migrations[migration].operations:
                if isinstance(operation, RunSQL) and isinstance(operation.sql, list):
                    yield from operation.sql


def _rooms() -> dict[str, str]:
    """Return the room of each table that a model of ours describes."""
    return {
        model._meta.db_table: ".".join(model._meta.app_config.name.split(".")[1:])
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith("workflows.")
    }
