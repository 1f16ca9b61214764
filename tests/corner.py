"""The corner of the region where the cast lives, in a database of its own with real commits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from workflows.administration import cast, databases, regions
from workflows.administration.kinships import Basis, record_kinship
from workflows.authority.scopes import opened_for
from workflows.engine import openings
from workflows.engine.actors import Actor
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import Item
from workflows.engine.openings import Opening
from workflows.foundation.identifiers import new_id
from workflows.organisation.models import Body, Unit
from workflows.papers.documents import Sheet
from workflows.papers.models import Document
from workflows.people.models import Kinship, Person, Relation, User
from workflows.web import moments

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


@dataclass(frozen=True)
class OpenedCase:
    """A case in the department office's cell that waits for the application."""

    case_id: UUID
    item_id: UUID
    paper_id: UUID


@pytest.fixture(scope="session")
def corner_case(corner_database, django_db_blocker) -> OpenedCase:
    """Open one case in the corner, as the secretary of its cell would."""
    with django_db_blocker.unblock(), standing_in(corner_database):
        return open_case()


def open_case() -> OpenedCase:
    """Open a case of somebody who is on the list of the department office's cell."""
    dat, phuoc = (User.objects.get(username=name).person_id for name in ("dat", "phuoc"))
    answer = openings.open_case(
        Opening(
            procedure="admission",
            body_id=Body.objects.get(unit__code=OFFICE_CELL, kind="cell_meeting").id,
            actor=Actor(dat, "Phan Thành Đạt"),
            full_name="Nguyễn Thị Hồng Gấm",
            born_on=date(1998, 3, 8),
            decided_on=date(2024, 10, 7),
            at=moments.now(),
            key=new_id(),
            no_conflict=True,
            facts={"number": "03-NQ/CB", "helper": {"person_id": phuoc, "name": "Huỳnh Văn Phước"}},
            papers=[
                NewPaper(
                    kind="list_resolution",
                    sheet=Sheet(dated_on=date(2024, 10, 7), kept_at="Tủ 1"),
                )
            ],
        )
    )
    with opened_for(person_id=dat, at=moments.now()):
        item = Item.objects.get(case_id=answer.case_id, state="open")
        paper = Document.objects.get(dossier__case=answer.case_id)
    return OpenedCase(answer.case_id, item.id, paper.id)


RELATIVES = UUID("01924560-6c00-7000-8000-000000000001")


def record_relatives() -> Kinship:
    """Record that two members of the office's cell, who hold no seat, are relatives."""
    dat, at = User.objects.get(username="dat").person_id, moments.now()
    with opened_for(person_id=dat, at=at):
        members = Person.objects.filter(cells__cell__code=OFFICE_CELL, appointments=None)
        one, other = members.order_by("id").values_list("id", flat=True)[:2]
    return record_kinship(
        actor=Actor(dat, "Phan Thành Đạt"),
        person_id=one,
        relative_id=other,
        relation=Relation.SIBLING,
        known_on=date(2024, 10, 7),
        basis=Basis(words="Báo cáo tại cuộc họp chi bộ"),
        at=at,
        # The same form again gets the same answer, whichever test comes to the corner first.
        key=RELATIVES,
    )


def unit(code: str) -> Unit:
    """Return a unit of the corner by its code."""
    return Unit.objects.get(code=code)
