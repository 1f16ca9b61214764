"""Compares the table, or some people of it, with the running product."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.conftest import prepare_template
from tests.corner import standing_in
from tests.matrix.asking import Visitor
from tests.matrix.world import Things, build
from workflows.administration import databases
from workflows.engine import maps
from workflows.engine.registry import every_procedure
from workflows.web.reference.matrix_rows import Row, Someone, Table, table
from workflows.web.reference.matrix_steps import OPENING

# How many of those for whom a step is not there ask of it where they take turns.
OUTSIDERS = 3
# How much each answer gives away.
GIVES = {"shown": 1, "refuses": 1, "another nothing": 1, "opens": 2, "leads": 2}
# The answers beyond which nothing more can be given away.
EVERYTHING = {"shown", "opens", "leads"}


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

    def differences(
        self, people: Iterable[Someone], *, in_turn: bool = False
    ) -> Iterator[Difference]:
        """
        Ask everything the table lists as each of the people; yield what differs from it.

        ``in_turn`` lets those take turns who are to be answered alike: of the people of one
        relation one asks where there is nothing for them, of a step, or of what answers everybody
        alike; of all for whom a step is not there at all, a few.
        """
        for someone in people:
            visitor = Visitor(someone, self.things)
            for number, row in enumerate(table().rows):
                if someone.title not in row.expected:
                    continue
                if in_turn and not has_the_turn(someone, row, number):
                    continue
                found = visitor.meets(row)
                if found != row.expected[someone.title]:
                    yield Difference(someone, row, found)

    def leaks(self, people: Iterable[Someone]) -> Iterator[Difference]:
        """
        Ask only where more could be given away than the table allows; yield where it is.

        Every page is read once in each way before any is read so again: a leak shows on one page
        of many sooner than on all the forms of one page. Nobody waits for a turn: what a fault
        gives away it may give to one of them alone.
        """
        asking = [(someone, Visitor(someone, self.things)) for someone in people]
        for row in in_rounds(table().rows):
            for someone, visitor in asking:
                expected = row.expected.get(someone.title)
                if expected is None or expected in EVERYTHING:
                    continue
                difference = Difference(someone, row, visitor.meets(row))
                if difference.leaks:
                    yield difference

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


def in_rounds(rows: Iterable[Row]) -> list[Row]:
    """Return the rows, the first of each page and way of reading first."""
    met: Counter[tuple[str, str]] = Counter()
    ranked = []
    for number, row in enumerate(rows):
        ranked.append((met[row.page, row.reads], number, row))
        met[row.page, row.reads] += 1
    return [row for _, _, row in sorted(ranked, key=lambda each: each[:2])]


def has_the_turn(someone: Someone, row: Row, number: int) -> bool:
    """Tell whether somebody asks of a row where people who are answered alike take turns."""
    expected = row.expected[someone.title]
    nothing = given(expected) == 0
    alike_to_all = row.reads == "answer" and len({*row.expected.values()} - {"door"}) == 1
    if not (nothing or row.step or alike_to_all):
        return True
    alike = [
        each.title
        for each in table().people.values()
        if row.expected.get(each.title) == expected
        and (each.relation == someone.relation or (nothing and row.step))
    ]
    asked = OUTSIDERS if nothing and row.step else 1
    return (alike.index(someone.title) - number) % max(1, len(alike) // asked) == 0


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
    """Return a sentence for each address of the product that no row of the table lists."""
    missing = set(addresses()) - {row.page for row in of.rows}
    return {f"An address of the product is not listed: {name}" for name in missing}


def unlisted_steps(of: Table) -> set[str]:
    """Return a sentence for each opening and each step of a procedure that no row lists."""
    drawn = {
        (procedure.name, OPENING if step == maps.opening(flow_class) else step)
        for procedure in every_procedure()
        for flow_class in [procedure.map(procedure.shape)]
        for step in maps.steps(flow_class)
    }
    missing = drawn - {row.step for row in of.rows if row.step}
    return {f"A step is not listed: {step} of {procedure}" for procedure, step in missing}
