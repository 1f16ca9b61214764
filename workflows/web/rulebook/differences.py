"""What two days of the law differ in."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.rules.instruments import Instrument
from workflows.rules.parameters import Parameter
from workflows.rules.procedures import Decider
from workflows.web import words
from workflows.web.rulebook.chapters import chapter_of, title
from workflows.web.rulebook.printing import Printed, printed_on


@dataclass(frozen=True, slots=True)
class Difference:
    """A rule of which the two days hold different editions; an absent one was not law then."""

    name: str
    title: str
    chapter: str
    before: Printed | None
    after: Printed | None

    @property
    def of_value(self) -> bool:
        """Tell whether the value differs, and not only what it is read in."""
        return _value(self.before) != _value(self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """A body or a document that holds on one of the two days only."""

    name: str
    detail: str
    began: bool
    day: date


def differences(first: date, last: date) -> list[Difference]:
    """Return each rule of which the two days hold different editions, in the book's order."""
    found = []
    for each in law.pack().parameters.values():
        before, after = printed_on(each, first), printed_on(each, last)
        if _edition(before) != _edition(after):
            found.append(_difference(each, before, after))
    return found


def deciders(first: date, last: date) -> list[Change]:
    """Return the bodies that gained or lost the authority to decide from one day to the other."""
    return [
        Change(words.label(each), words.label(procedure), began, day)
        for procedure in law.pack().procedures.values()
        for each in procedure.deciders.values()
        for began, day in _turns(each, first, last)
    ]


def instruments(first: date, last: date) -> list[tuple[Instrument, bool, date]]:
    """Return the documents that came into force, or went out of it, between the days."""
    found = []
    for each in law.pack().instruments.values():
        if each.effect is None:
            continue
        if first < each.effect.since <= last:
            found.append((each, True, each.effect.since))
        if each.effect.until is not None and first < each.effect.until <= last:
            found.append((each, False, each.effect.until))
    return sorted(found, key=lambda change: change[2])


def _difference(
    parameter: Parameter[Any], before: Printed | None, after: Printed | None
) -> Difference:
    chapter = title(chapter_of(parameter.name))
    return Difference(parameter.name, words.label(parameter), chapter, before, after)


def _turns(decider: Decider, first: date, last: date) -> list[tuple[bool, date]]:
    period = decider.in_force
    held = [period.holds(day) for day in (first, last)]
    if held == [False, True]:
        return [(True, period.since)]
    return [(False, period.until)] if held == [True, False] and period.until else []


def _edition(printed: Printed | None) -> object:
    return printed.edition if printed else None


def _value(printed: Printed | None) -> object:
    return printed.edition.value if printed else None
