"""The database of the tests: cloned from a migrated template, used as the runtime role."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import settings as hypothesis_settings

from tests.corner import corner, corner_case, corner_database
from workflows.administration import databases

# Known here alone: two folders that name them would make and drop the one database in turn.
__all__ = ["corner", "corner_case", "corner_database"]

hypothesis_settings.register_profile("gate", deadline=None, derandomize=True)
hypothesis_settings.load_profile("gate")


def template_name() -> str:
    """Return the name of the template: it changes when any migration or grant changes."""
    root = Path(settings.ROOT)
    journal = (f"workflows/journal/{name}.py" for name in ("walls", "contexts", "history_triggers"))
    written = ("config/grants.py", *journal, databases.__file__)
    migrations = root.glob("workflows/**/migrations/*.py")
    sources = sorted([*migrations, *(root / each for each in written)])
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources))
    return f"hoso_template_{digest.hexdigest()[:12]}"


def prepare_template() -> str:
    """Make the template once, even when several test processes start together."""
    logins, name = settings.LOGINS, template_name()
    databases.make_roles(logins)
    with databases.connect(logins, database=databases.entrance(logins), as_owner=False) as server:
        server.execute("SELECT pg_advisory_lock(hashtext('hoso template'))")
        ready = server.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate", [name]
        ).fetchone()
        if not ready:
            databases.drop_database(logins, name=name)
            databases.make_database(logins, name=name)
            connection.settings_dict["NAME"] = name
            databases.make_tables(logins)
            connection.close()
            server.execute(f'ALTER DATABASE "{name}" IS_TEMPLATE true')
    return name


def clone(name: str) -> None:
    """Make an empty database of the given name and connect to it as the runtime role."""
    connection.close()
    template = prepare_template()
    databases.drop_database(settings.LOGINS, name=name)
    databases.make_database(settings.LOGINS, name=name, template=template)
    connection.settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Give this process a database of its own, and remove it afterwards."""
    name = f"hoso_test_{os.getpid()}"
    with django_db_blocker.unblock():
        clone(name)
    yield
    with django_db_blocker.unblock():
        connection.close()
        databases.drop_database(settings.LOGINS, name=name)


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[str]:
    """
    Give the test an empty database of its own in which commits are real.

    For races, several connections, live servers: what a rolled-back test
    transaction cannot show.
    """
    before = connection.settings_dict["NAME"]
    name = f"hoso_test_{os.getpid()}_own"
    with django_db_blocker.unblock():
        clone(name)
        try:
            yield name
        finally:
            connection.close()
            databases.drop_database(settings.LOGINS, name=name)
            connection.settings_dict["NAME"] = before
