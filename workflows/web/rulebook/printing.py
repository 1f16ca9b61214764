"""Editions of a rule as a page shows them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.authority import law
from workflows.rules.instruments import Instrument
from workflows.rules.packs import RulePack
from workflows.rules.parameters import Edition, NotYetLaw, Parameter
from workflows.web import values, words


@dataclass(frozen=True, slots=True)
class Printed:
    """One edition as the page shows it; ``until`` is the last day it held."""

    edition: Edition[Any]
    until: date | None
    lines: tuple[str, ...]
    carried_into: Instrument | None
    candidates: tuple[Instrument, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One rule in a list, with what it says on the day, if it is law by then."""

    name: str
    title: str
    printed: Printed | None


def line(parameter: Parameter[Any], day: date, *, procedure: str = "") -> Line:
    """Return a rule as a line of a list on a day, its steps as the procedure calls them."""
    shown = printed_on(parameter, day, procedure=procedure)
    return Line(parameter.name, words.label(parameter), shown)


def printed_on(parameter: Parameter[Any], day: date, *, procedure: str = "") -> Printed | None:
    """Return what a rule says on the day, or nothing where the book does not reach back."""
    try:
        return printed(parameter, parameter.on(day), procedure=procedure)
    except NotYetLaw:
        return None


def printed(parameter: Parameter[Any], edition: Edition[Any], *, procedure: str = "") -> Printed:
    """Return an edition with the documents it names and the note in the reader's language."""
    pack: RulePack = law.pack()
    position = parameter.history.index(edition)
    following = parameter.history[position + 1 : position + 2]
    return Printed(
        edition=edition,
        until=following[0].since - timedelta(days=1) if following else None,
        lines=values.lines(parameter, edition.value, procedure=procedure),
        carried_into=pack.instruments[edition.carried_into] if edition.carried_into else None,
        candidates=tuple(pack.instruments[each] for each in edition.candidates),
        note=edition.note_vi if words.in_vietnamese() else edition.note_en,
    )
