"""Faults to seed, so that one sees the matrix bite; the product itself knows none of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import clear_url_caches, path

from tests.matrix.runs import Difference, Province, unlisted
from workflows.administration import databases
from workflows.authority import powers
from workflows.foundation.spellings import folded
from workflows.journal import statements
from workflows.people.models import Person
from workflows.web import urls
from workflows.web.questions import persons, register, scopes, units
from workflows.web.reference.matrix_rows import table
from workflows.web.views.kinships import KeepersPage


@contextmanager
def reworded(*changes: tuple[str, str]) -> Iterator[None]:
    """Let every statement that is sent to the database read otherwise."""

    def other(text: str) -> str:
        for old, new in changes:
            text = re.sub(old, new, text)
        return text

    def execute(sent: Callable[..., Any], text: str, *rest: Any) -> Any:
        return sent(other(text), *rest)

    run = statements.run
    with (
        connection.execute_wrapper(execute),
        patch.object(statements, "run", lambda text, values: run(other(text), values)),
    ):
        yield


@contextmanager
def expired_seat() -> Iterator[None]:
    """Let a seat count from its first day on, whenever it ended."""
    with reworded((r"seat\.during @> (%\(\w+\)s)(::date)?", r"lower(seat.during) <= \1::date")):
        yield


@contextmanager
def prefix_of_sibling() -> Iterator[None]:
    """Let whatever begins with a unit's letters lie below it."""
    begins = r"\1.path::text LIKE \2.path::text || '%%'"
    seated = (
        "JOIN organisation_place high ON high.unit_id = own.unit_id"
        " AND high.during @> %(on)s::date"
        " JOIN organisation_place place ON place.path::text LIKE high.path::text || '%%'"
    )
    with (
        reworded(
            (r"(low)\.path <@ (high)\.path", begins),
            (r"JOIN organisation_place place ON place\.unit_id = own\.unit_id(?=\s+WHERE)", seated),
        ),
        patch.object(
            scopes,
            "reachable",
            lambda found, roots: any(found.startswith(root) for root in roots),
        ),
    ):
        yield


@contextmanager
def relative_signs() -> Iterator[None]:
    """Let a matter bar nobody but whom it is about."""
    with ExitStack() as seeded:
        seeded.enter_context(patch.object(powers, "barred", "({} = {})".format))
        seeded.enter_context(patch.object(powers, "barred_with", "SELECT {} AS id".format))
        yield


@contextmanager
def count_of_everybody() -> Iterator[None]:
    """Let the search count whoever has the name, though it lists only whom one may see."""
    listed = register.listed

    def counted(wanted: register.Wanted, **asked: Any) -> register.Listing:
        with databases.connect(settings.LOGINS, database=connection.settings_dict["NAME"]) as owner:
            [(total,)] = owner.execute(
                "SELECT count(*) FROM people_person WHERE folded_name LIKE %s",
                [f"%{folded(wanted.name)}%"],
            ).fetchall()
        return replace(listed(wanted, **asked), total=total)

    with patch.object(register, "listed", counted):
        yield


@contextmanager
def unlisted_fragment() -> Iterator[None]:
    """Let a fragment of the page of a unit have an address, and ask nobody who they are."""

    def fragment(request: HttpRequest, unit_id: UUID) -> HttpResponse:
        known = units.known(unit_id)
        return HttpResponse(known.name if known else "")

    urls.urlpatterns.append(path("units/<uuid:unit_id>/line", fragment, name="unit-line"))
    clear_url_caches()
    try:
        yield
    finally:
        urls.urlpatterns.pop()
        clear_url_caches()


@contextmanager
def unchecked_fragment() -> Iterator[None]:
    """Let whoever sees a person open what only some may keep about them."""

    def person(self: KeepersPage, person_id: UUID) -> Person:
        shown = persons.person(person_id)
        if shown is None:
            raise Http404
        return shown

    with patch.object(KeepersPage, "person", person):
        yield


@contextmanager
def grant_without_end() -> Iterator[None]:
    """Let a grant on one case hold from its first day on, whenever it ended."""
    with reworded((r"grants\.during @> %\(on\)s", "lower(grants.during) <= %(on)s")):
        yield


@contextmanager
def delegation_without_end() -> Iterator[None]:
    """Let a delegation hold from its first day on, whenever it ended."""
    with reworded(
        (r"mandate\.during @> (%\(\w+\)s)(::date)?", r"lower(mandate.during) <= \1::date"),
        (
            r'"organisation_mandate"\."during" @> (\(?%s\)?)(::date)?',
            r'lower("organisation_mandate"."during") <= \1::date',
        ),
    ):
        yield


@dataclass(frozen=True, slots=True)
class Fault:
    """A way to seed a fault, and the people who then are shown more than the table allows."""

    seeded: Callable[[], AbstractContextManager[None]]
    relations: tuple[str, ...]

    def found(self, province: Province) -> Iterator[Difference | str]:
        """Yield what the matrix finds amiss while the fault is there, by the people concerned."""
        known = unlisted(table())
        with province.copied(), self.seeded():
            yield from sorted(unlisted(table()) - known)
            yield from province.leaks(table().related(*self.relations))


FAULTS: Mapping[str, Fault] = {
    "expired_seat": Fault(expired_seat, ("former post",)),
    "prefix_of_sibling": Fault(prefix_of_sibling, ("own",)),
    "relative_signs": Fault(relative_signs, ("relative",)),
    "count_of_everybody": Fault(count_of_everybody, ("own",)),
    "unlisted_fragment": Fault(unlisted_fragment, ()),
    "unchecked_fragment": Fault(unchecked_fragment, ("delegated",)),
    "grant_without_end": Fault(grant_without_end, ("expired",)),
    "delegation_without_end": Fault(delegation_without_end, ("below",)),
}
