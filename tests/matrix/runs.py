"""Compares the table, or some people of it, with the running product."""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.conftest import prepare_template
from tests.corner import standing_in
from tests.matrix.asking import Visitor
from tests.matrix.reading import Row, Someone, Table, table
from tests.matrix.world import Things, build
from workflows.administration import databases

# How much each answer gives away.
GIVES = {"shown": 1, "refuses": 1, "another nothing": 1, "opens": 2, "leads": 2}


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the product answers somebody otherwise than the table says."""

    someone: Someone
    row: Row
    found: str

    @property
    def leaks(self) -> bool:
        """Tell whether the product gives away more than the table, not less."""
        return given(self.found) > given(self.row.expected[self.someone.title])

    def __str__(self) -> str:
        """Return the difference as a sentence."""
        expected = self.row.expected[self.someone.title]
        return (
            f"{'LEAK: ' if self.leaks else ''}{self.someone.title} ({self.someone.relation}):"
            f" {self.row.about} ({self.row.page}): {expected} by {self.row.because},"
            f" but {self.found}"
        )


def given(answer: str) -> int:
    """Return how much an answer gives away, a figure as much as it counts."""
    return int(answer) if answer.isdigit() else GIVES.get(answer, 0)


@dataclass(frozen=True, slots=True)
class Province:
    """The province of the table in a database of its own, and what the table names in it."""

    database: str
    things: Things

    def differences(self, people: Iterable[Someone]) -> Iterator[Difference]:
        """Ask everything the table lists as each of the people; yield what differs from it."""
        for someone in people:
            visitor = Visitor(someone, self.things)
            for row in table().rows:
                if someone.title in row.expected:
                    found = visitor.meets(row)
                    if found != row.expected[someone.title]:
                        yield Difference(someone, row, found)

    def entered(self) -> AbstractContextManager[str]:
        """Stand in the province itself, to ask and to be refused: nothing is to change there."""
        return standing_in(self.database)

    @contextmanager
    def copied(self) -> Iterator[None]:
        """Stand in a copy of the province, which is gone afterwards."""
        name = f"{self.database}_copy"
        databases.drop_database(settings.LOGINS, name=name)
        databases.make_database(settings.LOGINS, name=name, template=self.database)
        try:
            with standing_in(name):
                yield
        finally:
            databases.drop_database(settings.LOGINS, name=name)


@contextmanager
def made() -> Iterator[Province]:
    """Make the province of the table in a new database, which is gone afterwards."""
    name = f"hoso_test_{os.getpid()}_matrix"
    databases.drop_database(settings.LOGINS, name=name)
    databases.make_database(settings.LOGINS, name=name, template=prepare_template())
    try:
        with standing_in(name):
            things = build(table())
        yield Province(name, things)
    finally:
        databases.drop_database(settings.LOGINS, name=name)


def addresses(resolver: URLResolver | None = None) -> dict[str, URLPattern]:
    """Return every named address of the product."""
    found = {}
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            found |= addresses(each)
        else:
            found[each.name] = each
    return found


def unlisted(of: Table) -> set[str]:
    """Return the addresses of the product that no row of the table lists."""
    return set(addresses()) - {row.page for row in of.rows}
