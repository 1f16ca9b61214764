"""The rows that an act changed, in words: what each column held, and what it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from workflows.journal.changes import Change, ChangedRow
from workflows.web import codes, words
from workflows.web.journal import columns
from workflows.web.questions.journal import names

ADDED, CHANGED, REMOVED = "insert", "update", "delete"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Marks for the machine: what they hold stands in the address, or in no sentence.
UNTOLD = frozenset({"id", "key", "shape", "salt", "kept_checksum", "sha256"})
EMPTY = (None, "", [], {})
WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of a text; ``changed`` where the other text has others in its place."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One column: what it is called, what it held and holds, word by word."""

    title: str | Promise
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    withheld: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row, what became of it, and the columns that say so."""

    title: str | Promise
    label: str
    cells: tuple[Cell, ...]


def rows(found: Sequence[ChangedRow]) -> list[Row]:
    """Return the rows as the page shows them, ids by the names that the reader may see."""
    values = [value for row in found for each in row.changes for value in (each.before, each.after)]
    named = names({UUID(each) for each in _ids(values)})
    return [
        Row(
            columns.table(row.table),
            row.label,
            tuple(_cell(change, row.table, named) for change in row.changes if _tells(row, change)),
        )
        for row in found
    ]


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str) and ID.fullmatch(value):
        yield value
    if isinstance(value, list):
        for each in value:
            yield from _ids(each)


def _tells(row: ChangedRow, change: Change) -> bool:
    """Tell whether a reader learns something: what is empty in a new row says nothing."""
    if change.column in UNTOLD:
        return False
    told = change.before if row.label == REMOVED else change.after
    return row.label == CHANGED or change.withheld or told not in EMPTY


def _cell(change: Change, table: str, named: Mapping[UUID, str]) -> Cell:
    said = Said(columns.books(table, change.column), named)
    before, after = said(change.before), said(change.after)
    old, new = compared(before, after)
    return Cell(columns.column(change.column), old, new, change.withheld)


@dataclass(frozen=True, slots=True)
class Said:
    """What columns hold, as a reader writes it: codes by their books, ids by their names."""

    book: Mapping[str, str]
    named: Mapping[UUID, str]

    def __call__(self, value: Any) -> str:
        """Return one value in words."""
        match value:
            case None:
                said = ""
            case bool():
                said = _("yes") if value else _("no")
            case str():
                said = self._text(value)
            case list():
                said = ", ".join(map(self, value))
            case dict():
                said = "; ".join(f"{name}: {self(each)}" for name, each in value.items())
            case _:
                said = str(value)
        return said

    def _text(self, text: str) -> str:
        if ID.fullmatch(text):
            return self.named.get(UUID(text), text)
        if MOMENT.match(text):
            return words.moment(datetime.fromisoformat(text))
        if DAY.fullmatch(text):
            return words.day(date.fromisoformat(text))
        return self.book.get(text) or str(codes.WORDS.get(text, text))


def compared(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """
    Return two texts in runs of words, those marked that the other does not have in that place.

    >>> compared("born in May", "born in June")[1]
    (Part(text='born in ', changed=False), Part(text='June', changed=True))
    """
    old, new = WORD.findall(before), WORD.findall(after)
    if not old or not new:
        return _whole(before), _whole(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        tuple(Part("".join(old[a:b]), step != "equal") for step, a, b, _c, _d in steps if a != b),
        tuple(Part("".join(new[c:d]), step != "equal") for step, _a, _b, c, d in steps if c != d),
    )


def _whole(text: str) -> tuple[Part, ...]:
    return (Part(text, changed=True),) if text else ()
