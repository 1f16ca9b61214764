"""Who works in the small province, and who owns its tables."""

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.builders import a_province_with_every_shape
from tests.clerks import Clerk
from workflows.administration import databases


@pytest.fixture
def owner(db):
    """Return a connection of the owner whose work is taken back."""
    name = connection.settings_dict["NAME"]
    with (
        databases.connect(settings.LOGINS, database=name) as owner,
        owner.transaction(force_rollback=True),
    ):
        yield owner


@pytest.fixture
def clerk(db):
    """Return somebody who works in a small province."""
    return Clerk(a_province_with_every_shape())


@pytest.fixture
def committed(committed_db):
    """Return somebody who works in a small province, where commits are real."""
    with transaction.atomic():
        return Clerk(a_province_with_every_shape())
