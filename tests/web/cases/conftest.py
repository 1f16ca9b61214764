"""A small province whose people can sign in, and a case under way in it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.builders import MEMBERS, a_province_with_every_shape
from tests.flows.admission.conftest import Way
from workflows.people.models import User


@pytest.fixture
def way(db: None, settings, tmp_path) -> Way:
    """Give a world in which every shape of organisation stands, with a folder for its files."""
    settings.FILES_ROOT = tmp_path / "files"
    return Way(world=a_province_with_every_shape())


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
def address(way: Way) -> Callable[..., str]:
    """Return the address of a page of the case; ``step`` finds the open item of a step."""

    def found(name: str, *, step: str = "", **ids: object) -> str:
        item = {"item_id": way.item(step).id} if step else {}
        return reverse(name, kwargs={"case_id": way.case_id, **item, **ids})

    return found


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


@pytest.fixture
def resolved(prepared: Way) -> Way:
    """Bring a case past the meeting of its cell, to the sub-committee."""
    prepared.meets(
        "cell_resolves",
        date(2024, 7, 5),
        by="Đạt",
        present=MEMBERS,
        yes=9,
        no=1,
        number="07-NQ/CB",
        papers=[prepared.paper("cell_resolution", date(2024, 7, 5))],
    )
    return prepared


@pytest.fixture
def too_small(way: Way) -> Way:
    """Bring a case of a cell with two official members to the superior, who has to direct it."""
    way.cell = "Hai"
    way.listed(date(2024, 3, 4), by="Nhân", helper="Lộc")
    way.does(
        "applicant_applies",
        date(2024, 4, 2),
        by="Nhân",
        papers=[
            way.paper("course_certificate", date(2024, 1, 12)),
            way.paper("application", date(2024, 4, 1)),
        ],
    )
    way.does(
        "applicant_writes_life_history",
        date(2024, 4, 20),
        by="Nhân",
        papers=[way.paper("life_history", date(2024, 4, 18))],
    )
    way.verified(date(2024, 6, 3), by="Ủy viên 1")
    way.introduced(date(2024, 6, 10), by="Nhân", names=("Nhân", "Lộc"))
    way.does(
        "cell_gathers_comments",
        date(2024, 6, 20),
        by="Nhân",
        papers=[way.paper("comments_summary", date(2024, 6, 19))],
    )
    return way
