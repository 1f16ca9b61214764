"""A count as cells, one for each person of the base, with a bar where it carries."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from workflows.engine.models import Question
from workflows.web import words

PITCH, SIDE, TALL, TOP = 186, 15, 28, 28
MOST_CELLS = 40
BAR_WIDTH = 744


@dataclass(frozen=True, slots=True)
class Cell:
    """One ballot of the base: its kind and where it stands, in pixels."""

    kind: str
    x: float
    width: float = SIDE

    @property
    def inner(self) -> float:
        """Return the left edge inside the outline."""
        return self.x + 1

    @property
    def inner_width(self) -> float:
        """Return the width inside the outline."""
        return self.width - 2


@dataclass(frozen=True, slots=True)
class Kind:
    """How many of the base did one thing, and the word for it."""

    kind: str
    count: int
    word: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """One count as the page draws it."""

    id: UUID
    step: str
    body: str
    met_on: date
    number: str
    issued_on: date
    carried: bool
    in_favour: int
    electorate: int
    needed: int
    kinds: tuple[Kind, ...]
    cells: tuple[Cell, ...]
    width: float
    bar: float
    current: bool
    replaced: bool

    @property
    def flag_left(self) -> bool:
        """Tell whether the words at the bar stand to its left, for want of room on the right."""
        return self.bar > self.width / 2

    @property
    def text_x(self) -> float:
        """Return where the words at the bar begin or end."""
        return self.bar - 11 if self.flag_left else self.bar + 11


def ballot(question: Question, *, step: str, replaced: bool) -> Ballot:
    """
    Return a count with its cells; a large base is one bar of the same patterns.

    ``replaced`` tells that a correction stands in its place; a count that does not stand
    and was not replaced fell with its step.
    """
    kinds = tuple(each for each in _kinds(question) if each.count)
    single = question.electorate <= MOST_CELLS
    cells = _cells(kinds) if single else _bars(kinds, question.electorate)
    width = 2 + question.electorate * PITCH / 10 if single else BAR_WIDTH + 4
    share = question.needed / max(question.electorate, 1)
    bar = question.needed * PITCH / 10 + 0.2 if single else 2 + BAR_WIDTH * share
    return Ballot(
        id=question.id,
        step=step,
        body=f"{words.body_kind(question.body.kind)}, {question.body.unit.name}",
        met_on=question.item.decided_on,
        number=question.number,
        issued_on=question.issued_on,
        carried=question.carried,
        in_favour=question.in_favour,
        electorate=question.electorate,
        needed=question.needed,
        kinds=kinds,
        cells=cells,
        width=round(max(width, 120), 1),
        bar=round(bar, 1),
        current=question.current,
        replaced=replaced,
    )


def _kinds(question: Question) -> tuple[Kind, ...]:
    silent = max(question.present - question.collected, 0)
    return (
        Kind("y", question.in_favour, _("In favour")),
        Kind("n", question.against, _("Against")),
        Kind("x", question.invalid, _("Invalid ballots")),
        Kind("dot", silent, _("Present, no ballot given")),
        Kind("gap", max(question.electorate - question.present, 0), _("Absent")),
    )


def _cells(kinds: tuple[Kind, ...]) -> tuple[Cell, ...]:
    flat = [each.kind for each in kinds for _number in range(each.count)]
    return tuple(Cell(kind, 2 + round(n * PITCH / 10, 1)) for n, kind in enumerate(flat))


def _bars(kinds: tuple[Kind, ...], electorate: int) -> tuple[Cell, ...]:
    found, x = [], 2.0
    for each in kinds:
        width = round(BAR_WIDTH * each.count / electorate, 1)
        found.append(Cell(each.kind, x, max(width - 2, 3)))
        x = round(x + width, 1)
    return tuple(found)
