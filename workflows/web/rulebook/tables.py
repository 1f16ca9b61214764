"""The tables of a procedure in words: its steps, who decides, its roads, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine import maps
from workflows.engine.registry import Procedure
from workflows.foundation.citations import Citation
from workflows.rules.certainty import Certainty
from workflows.rules.parameters import Parameter
from workflows.rules.procedures import Decider, Road, Rung, StepRule
from workflows.web import codes, values, words
from workflows.web.rulebook.printing import Line, line


@dataclass(frozen=True, slots=True)
class Step:
    """
    A step as the page lists it.

    ``body`` is absent where the decider of the day names it; ``vote`` where one person acts.
    """

    name: str
    title: str
    lane: str
    body: str | None
    in_its_place: str | None
    collective: bool
    vote: Line | None
    within: Line | None
    extension: Line | None
    papers: Line | None
    source: Citation
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Deciding:
    """A body that can hold the authority to decide, and whether it holds it on the day."""

    title: str
    body: str
    at: str
    decider: Decider
    in_force: bool
    vote: Line | None
    takes_place_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A road: from which kinds of units under which, and through which steps."""

    title: str
    kinds: tuple[str, ...]
    under: tuple[str, ...]
    through: Line | None


def steps(procedure: Procedure, day: date) -> list[Step]:
    """Return the steps in the order in which one meets them on the way."""
    flow_class = procedure.map(procedure.shape)
    return [
        _step(procedure.rule(name), day, collective=maps.is_collective(flow_class, name))
        for name in maps.steps(flow_class)
    ]


def deciders(procedure: Procedure, day: date) -> list[Deciding]:
    """Return the bodies that decide, those asked first in front."""
    return [_deciding(procedure, each, day) for each in procedure.rules.deciders.values()]


def roads(procedure: Procedure, day: date) -> list[Way]:
    """Return the roads from the cell to the decision."""
    return [_way(each, procedure.rules.id, day) for each in procedure.rules.roads.values()]


def _step(rule: StepRule, day: date, *, collective: bool) -> Step:
    by_decider = rule.body is None
    return Step(
        name=rule.name,
        title=words.label(rule),
        lane=words.rung(rule.rung),
        body=None if rule.body is None else words.body_kind(rule.body),
        in_its_place=words.body_kind(rule.in_its_place) if rule.in_its_place else None,
        collective=collective,
        vote=None if by_decider or rule.rung is Rung.COMPETENT else _line(rule.vote, day),
        within=_line(rule.within, day),
        extension=_line(rule.extension, day),
        papers=_line(rule.papers, day) if _asks(rule.papers, day) else None,
        source=rule.source,
        certainty=rule.certainty,
    )


def _asks(papers: Parameter[tuple[str, ...]], day: date) -> bool:
    shown = line(papers, day).printed
    return shown is not None and bool(shown.edition.value)


def _line(parameter: Parameter[Any] | None, day: date, *, procedure: str = "") -> Line | None:
    if parameter is None:
        return None
    found = line(parameter, day, procedure=procedure)
    return found if found.printed is not None else None


def _deciding(procedure: Procedure, decider: Decider, day: date) -> Deciding:
    rules = procedure.rules.steps
    return Deciding(
        title=words.label(decider),
        body=words.body_kind(decider.body_kind),
        at=values.sentence_case(codes.word(decider.at)),
        decider=decider,
        in_force=decider.in_force.holds(day),
        vote=_line(decider.vote, day),
        takes_place_of=tuple(words.label(rules[each]) for each in decider.takes_place_of),
    )


def _way(road: Road, procedure: str, day: date) -> Way:
    through = _line(road.through, day, procedure=procedure)
    return Way(words.label(road), _kinds(road.kinds), _kinds(road.under), through)


def _kinds(kinds: frozenset[str]) -> tuple[str, ...]:
    named = law.pack().level_kinds
    return tuple(words.label(named[each]) for each in named if each in kinds)
