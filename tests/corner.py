"""The corner of the region where the cast lives, in a database of its own with real commits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from workflows.administration import cast, databases, regions
from workflows.organisation.models import Unit
from workflows.people.models import User

OPENED_AT = datetime(2024, 10, 1, 2, tzinfo=UTC)
OFFICE_CELL = "ca-mau.dcd.nong-nghiep.khoi-van-phong.van-phong"
AGRICULTURE = "ca-mau.dcd.nong-nghiep"
MEMBERS = tuple(member.username for member in cast.members() if member.region == "corner")


@contextmanager
def standing_in(name: str) -> Iterator[str]:
    """Let every connection of this process lead to another database for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield name
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def corner_database(django_db_setup, django_db_blocker) -> Iterator[str]:
    """Load the corner once for all tests of this process."""
    from tests.conftest import prepare_template

    name = f"hoso_test_{os.getpid()}_corner"
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)
        databases.make_database(settings.LOGINS, name=name, template=prepare_template())
        with standing_in(name):
            regions.load("corner", at=OPENED_AT)
    yield name
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)


@pytest.fixture
def corner(corner_database, django_db_blocker) -> Iterator[str]:
    """Stand in the corner's database; what a test commits there, others of its process see."""
    with django_db_blocker.unblock(), standing_in(corner_database) as name:
        yield name


def signed_in(username: str) -> Client:
    """Return a browser in which one of the cast has signed in."""
    client = Client()
    client.force_login(
        User.objects.get(username=username), backend="workflows.web.accounts.SignInBackend"
    )
    return client


def unit(code: str) -> Unit:
    """Return a unit of the corner by its code."""
    return Unit.objects.get(code=code)
