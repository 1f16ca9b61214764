"""The cast: the invented people one can sign in as, where the cast page is on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
from django.conf import settings
from django.contrib.auth.hashers import make_password

from workflows.administration.copying import Sheets
from workflows.administration.plans import MemberPlan, RegisterPlan
from workflows.foundation.identifiers import new_id
from workflows.journal import contexts
from workflows.people.models import User
from workflows.rules.loading.passages import read_file

FILE = Path("fixtures/cast.yaml")
FIELDS = ("username", "name", "region", "home", "role_vi", "role_en", "vi", "en")


class MissingFromTheCast(Exception):
    """A person of the cast is not a member of the cell that is named as their home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """
    One of the cast.

    ``home`` is the code of their cell; the role names their office, and the line
    below it what they can be tried for, in both languages.
    """

    username: str
    name: str
    region: str
    home: str
    role_vi: str
    role_en: str
    vi: str
    en: str


def members() -> list[CastMember]:
    """
    Return the cast in the order of the file.

    :raises PackFault: if the file cannot be read
    """
    return [
        CastMember(**{key: field.text() for key, field in each.fields(*FIELDS).items()})
        for each in read_file(settings.ROOT / FILE).items()
    ]


def open_accounts(
    plan: RegisterPlan, *, owner: psycopg.Connection, entries: Mapping[str, UUID]
) -> None:
    """
    Give an account without a password to each of the cast who is in the plan.

    It comes with the opening of the register of their home; ``entries`` are by its code.

    :raises MissingFromTheCast: if the home is in the plan and the person is not
    """
    sheets, context = Sheets(), contexts.Context()
    for each, person in present(plan):
        context.add(entries[each.home], person.id)
    sheets.add(
        User,
        ("id", "username", "person_id", "password", "is_active", "language", "theme"),
        [
            (new_id(), each.username, person.id, make_password(None), True, "vi", "")
            for each, person in present(plan)
        ],
    )
    if context:
        sheets.write(owner, under=context)


def present(plan: RegisterPlan) -> Iterator[tuple[CastMember, MemberPlan]]:
    """
    Yield each of the cast whose home is in the plan, with the person they are there.

    :raises MissingFromTheCast: if the home is in the plan and the person is not
    """
    cells = {unit.code: unit.members for unit in plan.units}
    for each in members():
        if each.home not in cells:
            continue
        person = next((one for one in cells[each.home] if one.full_name == each.name), None)
        if person is None:
            raise MissingFromTheCast(each.username)
        yield each, person
