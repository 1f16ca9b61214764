"""The province of the walks, made once for each process."""

import os
from collections.abc import Iterator

import pytest

from tests.conftest import prepare_template
from tests.corner import standing_in
from tests.prove.database import organisations
from tests.prove.database.organisations import Ground


@pytest.fixture(scope="session")
def province(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Ground]:
    """Build the province in a database of its own."""
    name = f"hoso_test_{os.getpid()}_walks"
    with (
        django_db_blocker.unblock(),
        organisations.made(name, template=prepare_template()) as ground,
    ):
        yield ground


@pytest.fixture
def ground(province: Ground, django_db_blocker: pytest.FixtureRequest) -> Iterator[Ground]:
    """Stand in the province, where nothing that a walk does is kept."""
    with django_db_blocker.unblock(), standing_in(province.database):
        yield province
