"""The stories, played once for all tests of a process, in a database of their own."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings

from tests.administration import sight
from tests.conftest import prepare_template
from tests.corner import standing_in
from workflows.administration import databases, demonstration, regions

REGIONS = ("corner", "cao-lanh", "xuan-hoa")


@pytest.fixture(scope="session")
def played(django_db_setup, django_db_blocker) -> Iterator[tuple[str, list[str]]]:
    """Load the corner and the small worlds, play all stories, and keep the lines said."""
    name = f"hoso_test_{os.getpid()}_demonstration"
    lines: list[str] = []
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)
        databases.make_database(settings.LOGINS, name=name, template=prepare_template())
        with standing_in(name):
            for region in REGIONS:
                regions.load(region, at=regions.opening(region))
            demonstration.play(say=lines.append)
    yield name, lines
    with django_db_blocker.unblock():
        databases.drop_database(settings.LOGINS, name=name)


@pytest.fixture
def performance(played, django_db_blocker) -> Iterator[list[str]]:
    """Stand where the stories were played, with the lines that were said of them."""
    name, lines = played
    with django_db_blocker.unblock(), standing_in(name):
        yield lines


@pytest.fixture
def seen(performance) -> Iterator[None]:
    """Let the test see every row."""
    with sight.of_everything():
        yield
