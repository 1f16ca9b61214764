"""Reads the matrix that was written by hand: who there is, and what each meets where."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import ConstructorError

from config import env
from workflows.web.reference.matrix_steps import rows_of_procedures

FOLDER = env.ROOT / "fixtures/matrix"
# The answers of a row of addresses, as the table names those who meet them; the first holds.
ANSWERS = {
    "untried": "untried",
    "barred": "refuses",
    "opens": "opens",
    "refuses": "refuses",
    "leads": "leads",
    "posted_only": "posted_only",
}
AT_THE_DOOR = "everybody at the door"


@dataclass(frozen=True, slots=True)
class Someone:
    """One of the people of the table, and how they stand to the cell in which the cases lie."""

    title: str
    role: str
    relation: str
    written: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return the name, nothing for a stranger."""
        return str(self.written.get("name", ""))


@dataclass(frozen=True, slots=True)
class Row:
    """
    One thing at one address, and what each person is to be answered there.

    ``sends`` is what is posted, ``asks`` the query of the address. ``reads`` says what is read of
    the answer: the answer itself, the words that are shown, or a figure. ``expected`` maps the
    title of a person to it; whom it leaves out is not asked. ``named`` keeps for each answer the
    people and circles that the table names. ``open`` addresses ask nobody to sign in. ``step`` is
    the procedure and the step, where it is of one.
    """

    object: str
    about: str
    does: str
    page: str
    of: tuple[str, ...]
    sends: Mapping[str, str] | None
    asks: Mapping[str, str]
    reads: str
    words: str
    expected: Mapping[str, str]
    named: Mapping[str, tuple[str, ...]]
    because: str
    open: bool
    step: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Table:
    """
    The whole table: people and rows, and what it adds to the small province for them.

    ``files`` says of each procedure whom its file is about and what is written to open it.
    """

    units: Mapping[str, Mapping[str, str]]
    delegations: Mapping[str, Mapping[str, Any]]
    files: Mapping[str, Mapping[str, Any]]
    relations: Mapping[str, str]
    people: Mapping[str, Someone]
    circles: Mapping[str, Sequence[str]]
    rows: tuple[Row, ...]

    def related(self, *relations: str) -> list[Someone]:
        """Return the people who stand in one of the relations to the cell."""
        return [each for each in self.people.values() if each.relation in relations]


class Unknown(Exception):
    """The table names a circle or a person that it does not introduce."""


@cache
def table() -> Table:
    """Return the table as it is written."""
    parts = ("people", "cases", "steps", "pages", "told")
    written, cases, steps, pages, told = (read(FOLDER / f"{part}.yaml") for part in parts)
    people = {
        title: Someone(title, each["role"], each["relation"], each)
        for title, each in written["people"].items()
    }
    circles = circles_of(written["circles"], people)
    answered = (*_under_headings(cases), *rows_of_procedures(steps), *_under_headings(pages))
    return Table(
        units=written["units"],
        delegations=written["delegations"],
        files={
            name: each["opened"] for name, each in steps["procedures"].items() if "opened" in each
        },
        relations=written["relations"],
        people=people,
        circles=written["circles"],
        rows=(
            *(_row(each, circles) for each in answered),
            *(_shown(each, circles) for each in _under_headings(told["shown"])),
            *(_counted(each, circles) for each in _under_headings(told["counted"])),
        ),
    )


class _EachKeyOnce(yaml.SafeLoader):
    """Reads a table in which a key that is written twice is a fault, not the last one's right."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """
        Return the mapping of a node.

        :raises ConstructorError: if a key is written twice, at the place of the second
        """
        written = set()
        for key, _ in node.value:
            if key.value in written:
                again = f"“{key.value}” is written twice"
                raise ConstructorError(None, None, again, key.start_mark)
            written.add(key.value)
        return super().construct_mapping(node, deep)


def read(file: Path) -> dict[str, Any]:
    """
    Return what a file of the table says.

    :raises ConstructorError: if a key is written twice
    """
    with file.open(encoding="utf-8") as text:
        found: dict[str, Any] = _EachKeyOnce(text).get_single_data()
    return found


def _under_headings(written: Mapping[str, Iterable[Mapping[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Yield each row with the object under whose heading it stands."""
    for heading, rows in written.items():
        for row in rows:
            yield {"object": heading, **row}


def circles_of(
    written: Mapping[str, Sequence[str]], people: Mapping[str, Someone]
) -> dict[str, frozenset[str]]:
    """
    Return every circle with whom it holds; a person is a circle of one.

    :raises Unknown: if a circle names somebody whom the table does not introduce
    """
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
    for name, answer in reversed(ANSWERS.items()):
        expected |= dict.fromkeys(_among(written.get(name, ()), circles), answer)
    tried = {title: answer for title, answer in expected.items() if answer != "untried"}
    named = {name: tuple(written[name]) for name in ANSWERS if written.get(name)}
    return _made(written, reads="answer", expected=tried, named=named)


def _shown(written: Mapping[str, Any], circles: Mapping[str, frozenset[str]]) -> Row:
    expected = dict.fromkeys(circles["everybody"], "not shown")
    expected |= dict.fromkeys(_among(written["to"], circles), "shown")
    return _made(written, reads="words", expected=expected, named={"opens": tuple(written["to"])})


def _counted(written: Mapping[str, Any], circles: Mapping[str, frozenset[str]]) -> Row:
    expected = dict.fromkeys(circles["everybody"], "0")
    for figure, members in written["figures"].items():
        expected |= dict.fromkeys(_among(members, circles), str(figure))
    named = {str(figure): tuple(members) for figure, members in written["figures"].items()}
    return _made(written, reads=written["reads"], expected=expected, named=named)


def _made(
    written: Mapping[str, Any],
    *,
    reads: str,
    expected: Mapping[str, str],
    named: Mapping[str, tuple[str, ...]],
) -> Row:
    return Row(
        object=written["object"],
        about=written["about"],
        does=written.get("does", written["about"]),
        page=written["page"],
        of=tuple(map(str, written.get("of", ()))),
        sends=written.get("sends"),
        asks=written.get("asks", {}),
        reads=reads,
        words=written.get("words", ""),
        expected=expected,
        named=named,
        because=str(written["because"]),
        open=written.get("open", False),
        step=written.get("step"),
    )
