"""The rooms: a room uses only the rooms beneath it, in code, in tables and in migrations."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.architecture import sources
from workflows.web.reference.rooms import floors, purposes

MAY_IMPORT_VIEWFLOW = ("workflows/engine/nodes.py", "workflows/engine/maps.py")
FLOORS = {room: height for height, rooms in enumerate(reversed(floors())) for room in rooms}
OURS = [each for each in apps.get_app_configs() if each.name.startswith("workflows.")]


def room_of(module: str) -> str:
    """Return the room in which a module of the product lies."""
    return module.split(".")[1]


def lies_beneath(lower: str, upper: str) -> bool:
    """Tell whether an application may be named by another: the same one, or one of a lower room."""
    return lower == upper or FLOORS[room_of(lower)] < FLOORS[room_of(upper)]


def test_the_contracts_between_the_rooms_hold():
    # In a process of its own: the linter silences every logger of the process it runs in.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--config", "config/importlinter.ini", "--no-cache"],
        cwd=sources.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_the_list_at_the_head_of_the_rooms_is_the_contract():
    drawn = [room for rooms in floors() for room in rooms]
    folders = {
        each.parts[1] for each in sources.modules("workflows") if each.name == "__init__.py"
    } - {"__init__.py"}

    assert list(purposes()) == drawn
    assert folders == set(drawn)


@pytest.mark.parametrize("app", OURS, ids=lambda app: app.label)
def test_keys_between_tables_point_downward(app):
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in app.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
        if field.related_model._meta.app_config in OURS
        if not lies_beneath(field.related_model._meta.app_config.name, app.name)
    ]

    assert not upward


def test_migrations_wait_for_lower_rooms_only():
    names = {app.label: app.name for app in OURS}
    loader = MigrationLoader(None)

    upward = [
        f"{label}.{name} -> {other}"
        for (label, name), migration in loader.disk_migrations.items()
        for other, _ in migration.dependencies
        if label in names and other in names and not lies_beneath(names[other], names[label])
    ]

    assert not upward


def test_the_journal_holds_no_key_to_another_table():
    keys = [
        field
        for model in apps.get_app_config("journal").get_models()
        for field in model._meta.get_fields()
        if field.is_relation
    ]

    assert not keys


def test_viewflow_is_imported_where_maps_are_made_and_nowhere_else():
    importers = {
        str(path)
        for path in sources.modules("workflows", "config")
        if any(name.split(".")[0] == "viewflow" for name in sources.imported(path))
    }

    strangers = {
        each
        for each in importers.difference(MAY_IMPORT_VIEWFLOW)
        if not (each.startswith("workflows/flows/") and each.endswith("/flow.py"))
    }
    assert not strangers


def test_the_law_is_written_without_the_machine():
    machine = {"django", "viewflow", "psycopg"}
    users = {
        str(path)
        for path in sources.modules("workflows")
        if path.parts[1] in ("foundation", "rules")
        and machine & {name.split(".")[0] for name in sources.imported(path)}
    }

    assert not users


@pytest.mark.django_db
def test_viewflows_own_tables_cannot_be_touched_by_the_product():
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT tablename, privilege FROM pg_tables,
                unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS privilege
            WHERE schemaname = 'public' AND tablename LIKE 'viewflow%'
              AND has_table_privilege(format('%I', tablename), privilege)"""
        )
        granted = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'viewflow%'")
        tables = cursor.fetchone()[0]

    assert tables > 0
    assert not granted
