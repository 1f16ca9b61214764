"""A small province whose people can sign in, and a case under way in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tests.builders import a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.people.models import User

AT = datetime(2024, 10, 25, 3, tzinfo=UTC)


@pytest.fixture
def way(db: None, settings, tmp_path) -> Way:
    """Give a world in which every shape of organisation stands, with a folder for its files."""
    settings.FILES_ROOT = tmp_path / "files"
    return Way(world=a_province_with_every_shape(), at=AT)


@pytest.fixture
def sign_in(way: Way) -> Callable[[str], Client]:
    """Sign in as a person of the world."""

    def signed_in(name: str) -> Client:
        person = way.world.people[name]
        user = User.objects.filter(person=person).first() or User.objects.create_user(
            username=f"u{person.id.hex}", person=person
        )
        client = Client()
        client.force_login(user, backend="workflows.web.accounts.SignInBackend")
        return client

    return signed_in


@pytest.fixture
def listed(way: Way) -> Way:
    """Open a case that waits for the application."""
    way.listed(date(2024, 3, 4))
    return way


@pytest.fixture
def prepared(way: Way) -> Way:
    """Bring a case to the meeting of its cell."""
    way.prepared()
    return way
