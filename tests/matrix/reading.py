"""Reads the table written by hand: who there is, and what each meets at each address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("table")
# The answers of a row of addresses, as the table names those who meet them; the first holds.
ANSWERS = ("untried", "opens", "refuses", "leads", "posted_only")
AT_THE_DOOR = "everybody at the door"


@dataclass(frozen=True, slots=True)
class Someone:
    """One of the people of the table, and how they stand to the cell in which the cases lie."""

    title: str
    relation: str
    written: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return the name, nothing for a stranger."""
        return self.written.get("name", "")


@dataclass(frozen=True, slots=True)
class Row:
    """
    One thing at one address, and what each person is to be answered there.

    ``reads`` says what is read of the answer: the answer itself, the words that are shown, or a
    figure. ``expected`` maps the title of a person to it; whom it leaves out is not asked.
    ``open`` addresses ask nobody to sign in.
    """

    about: str
    page: str
    of: tuple[str, ...]
    sends: Mapping[str, str] | None
    reads: str
    words: str
    expected: Mapping[str, str]
    because: str
    open: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table: the units and delegations it adds to the small province, people, rows."""

    units: Mapping[str, Mapping[str, str]]
    delegations: Mapping[str, Mapping[str, Any]]
    people: Mapping[str, Someone]
    rows: tuple[Row, ...]

    def related(self, *relations: str) -> list[Someone]:
        """Return the people who stand in one of the relations to the cell."""
        return [each for each in self.people.values() if each.relation in relations]


class Unknown(Exception):
    """The table names a circle or a person that it does not introduce."""


@cache
def table() -> Table:
    """Return the table as it is written."""
    written, cases, pages, told = map(_read, ("people", "cases", "pages", "told"))
    people = {
        title: Someone(title, each["relation"], each) for title, each in written["people"].items()
    }
    circles = _circles(written["circles"], people)
    rows = (
        *(_row(each, circles) for each in (*cases["rows"], *pages["rows"])),
        *(_shown(each, circles) for each in told["shown"]),
        *(_counted(each, circles) for each in told["counted"]),
    )
    return Table(written["units"], written["delegations"], people, rows)


def _read(part: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((TABLE / f"{part}.yaml").read_text(encoding="utf-8"))
    return found


def _circles(
    written: Mapping[str, Sequence[str]], people: Mapping[str, Someone]
) -> dict[str, frozenset[str]]:
    """Return every circle with whom it holds; a person is a circle of one."""
    found = {title: frozenset({title}) for title in people}
    for name, members in written.items():
        found[name] = _among(members, found)
    found["everybody"] = frozenset(people)
    found["everybody who signs in"] = found["everybody"] - found[AT_THE_DOOR]
    return found


def _among(members: Sequence[str], circles: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if unknown := [each for each in members if each not in circles]:
        raise Unknown(", ".join(unknown))
    return frozenset().union(*(circles[each] for each in members))


def _row(written: Mapping[str, Any], circles: Mapping[str, frozenset[str]]) -> Row:
    """Return a row of addresses; whom an earlier answer names, a later one does not."""
    expected = dict.fromkeys(circles["everybody"], "nothing")
    if not written.get("open"):
        expected |= dict.fromkeys(circles[AT_THE_DOOR], "door")
    for answer in reversed(ANSWERS):
        expected |= dict.fromkeys(_among(written.get(answer, ()), circles), answer)
    tried = {title: answer for title, answer in expected.items() if answer != "untried"}
    return _made(written, reads="answer", expected=tried)


def _shown(written: Mapping[str, Any], circles: Mapping[str, frozenset[str]]) -> Row:
    expected = dict.fromkeys(circles["everybody"], "not shown")
    expected |= dict.fromkeys(_among(written["to"], circles), "shown")
    return _made(written, reads="words", expected=expected)


def _counted(written: Mapping[str, Any], circles: Mapping[str, frozenset[str]]) -> Row:
    expected = dict.fromkeys(circles["everybody"], "0")
    for figure, members in written["figures"].items():
        expected |= dict.fromkeys(_among(members, circles), str(figure))
    return _made(written, reads=written["reads"], expected=expected)


def _made(written: Mapping[str, Any], *, reads: str, expected: Mapping[str, str]) -> Row:
    return Row(
        about=written["about"],
        page=written["page"],
        of=tuple(map(str, written.get("of", ()))),
        sends=written.get("sends"),
        reads=reads,
        words=written.get("words", ""),
        expected=expected,
        because=written["because"],
        open=written.get("open", False),
    )


def sentences(of: Table) -> Iterator[str]:
    """Yield the whole table, one sentence for each person and row."""
    for row in of.rows:
        for title, someone in of.people.items():
            if answer := row.expected.get(title):
                who = f"{title} ({someone.relation})"
                yield f"{who} · {row.about} · {row.page} · {answer} · {row.because}"
