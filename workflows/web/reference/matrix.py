"""The matrix as an auditor reads it: each object both ways, from what is done and from who does."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from django.urls import URLPattern, URLResolver, get_resolver

from workflows.web.reference import matrix_roles
from workflows.web.reference.markdown import Page, code, page, stacked, table
from workflows.web.reference.matrix_rows import Row, Someone, Table
from workflows.web.reference.matrix_rows import table as written

INTRODUCTION = (
    "Written by hand from the rules in `fixtures/matrix`, as a table that knows nothing of the"
    " product, and [compared with the running product](../how-to/read-the-matrix.md) by `make"
    " matrix` and in the gate. The day is 25/10/2024; the files lie in one cell. Each object is"
    " read both ways: first what there is and who gets it, then who there is and what they get."
    " **Whoever is not named for a thing is answered as if it did not exist**; who is not signed"
    " in is led to the door. Articles without a document are of the table of"
    " [powers](powers.md)."
)
# What each answer of the table says of the people named beside it.
SAID = {
    "opens": "open to",
    "untried": "taken from",
    "leads": "leads on",
    "posted_only": "answers nothing but a form, to",
    "barred": "refused, as their own or a relative's matter, to",
    "refuses": "refused, with the article, to",
}
WHAT_HEAD = ["what", "address", "who", "by"]
PEOPLE_HEAD = ["who", "office", "how they stand to the cell"]


def matrix_page() -> Page:
    """Return the page of the matrix."""
    of = written()
    addresses = dict(_addresses(get_resolver(), "/"))
    rows = sorted(of.rows, key=_in_order(of.rows))
    objects = [
        _object(heading, list(found), of, addresses)
        for heading, found in groupby(rows, key=lambda row: row.object)
    ]
    return page(
        "matrix.md",
        "The matrix: who may see and do what",
        INTRODUCTION,
        "## The people\n\n"
        + table(PEOPLE_HEAD, (_person(each, of) for each in of.people.values())),
        "## Who is answered alike\n\n"
        "*Everybody* is all of them, *everybody at the door* those who cannot sign in.\n\n"
        + table(["name", "who"], ([name, stacked(who)] for name, who in of.circles.items())),
        *objects,
    )


def _in_order(rows: Sequence[Row]) -> Callable[[Row], int]:
    """Return the order that keeps the rows of an object together, as each was first written."""
    first = {row.object: number for number, row in reversed(list(enumerate(rows)))}
    return lambda row: first[row.object]


def _person(someone: Someone, of: Table) -> list[str]:
    return [someone.title, someone.role, of.relations[someone.relation]]


def _object(heading: str, rows: list[Row], of: Table, addresses: dict[str, str]) -> str:
    told: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        told.setdefault(_told(row, addresses), []).append(row.about)
    what = table(WHAT_HEAD, ([stacked(about), *rest] for rest, about in told.items()))
    return f"## {heading}\n\n{what}\n\n{matrix_roles.table_of(rows, of)}"


def _told(row: Row, addresses: dict[str, str]) -> tuple[str, ...]:
    """Return what is told of a row beside what it is about."""
    address = code(addresses[row.page])
    sent = ", posted" if row.sends is not None else ""
    return f"{address}{sent}", stacked(_answers(row)) or "nobody", row.because


def _answers(row: Row) -> Iterator[str]:
    """Yield a line for each answer with those who get it, people and circles as written."""
    said = {"answer": SAID, "words": {"opens": "shown to"}}.get(row.reads)
    for answer, words in (said or {each: f"{each} for" for each in row.named}).items():
        if row.named.get(answer):
            yield f"{words}: {'; '.join(row.named[answer])}"


def _addresses(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each address with how it is spelt, its ids left out."""
    for each in resolver.url_patterns:
        spelt = f"{prefix}{each.pattern}"
        if isinstance(each, URLPattern):
            yield each.name or "", spelt
        else:
            yield from _addresses(each, spelt)
