"""How the law changed while a case was open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.authority import law
from workflows.engine.registry import Procedure
from workflows.foundation.citations import Citation
from workflows.rules.parameters import Edition, Parameter
from workflows.web import values, words

POINTS = (
    "age_min_months",
    "age_max_months",
    "introductions",
    "introducer_months_together",
    "dossier_valid_for",
    "late_ceremony_needs_consent",
)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A point of law that changed: what held when the case was opened, and what holds since."""

    parameter: str
    title: str
    old: tuple[str, ...]
    old_source: Citation
    new: tuple[str, ...]
    new_source: Citation
    since: date


def amendments(procedure: Procedure, *, opened_on: date, until: date) -> list[Amendment]:
    """Return the points of the procedure that say something else at the end than at the start."""
    found = [_amendment(each, opened_on, until) for each in _points(procedure)]
    deciders = _deciders(procedure, opened_on, until)
    return [each for each in (*found, deciders) if each is not None]


def _points(procedure: Procedure) -> Iterator[Parameter[Any]]:
    parameters = law.pack().parameters
    for step in procedure.rules.steps.values():
        yield from (each for each in (step.vote, step.within, step.papers) if each is not None)
    for road in procedure.rules.roads.values():
        yield road.through
    for name in POINTS:
        if f"{procedure.name}.{name}" in parameters:
            yield parameters[f"{procedure.name}.{name}"]


def _amendment(parameter: Parameter[Any], opened_on: date, until: date) -> Amendment | None:
    old, new = _edition(parameter, opened_on), _edition(parameter, until)
    if old is None or new is None or old.value == new.value:
        return None
    return Amendment(
        parameter=parameter.name,
        title=words.label(parameter),
        old=values.lines(parameter, old.value),
        old_source=old.source,
        new=values.lines(parameter, new.value),
        new_source=new.source,
        since=new.since,
    )


def _deciders(procedure: Procedure, opened_on: date, until: date) -> Amendment | None:
    """Return the change of who holds the authority to decide, if a decider came or went."""
    old, new = (procedure.rules.deciders_on(day) for day in (opened_on, until))
    if [each.id for each in old] == [each.id for each in new]:
        return None
    came = next((each for each in new if each not in old), new[0])
    decided = next(step for step in procedure.rules.steps.values() if step.body is None)
    return Amendment(
        parameter="",
        title=words.label(decided),
        old=tuple(words.label(each) for each in old),
        old_source=old[0].source,
        new=tuple(words.label(each) for each in new),
        new_source=came.source,
        since=came.in_force.since,
    )


def _edition(parameter: Parameter[Any], day: date) -> Edition[Any] | None:
    return parameter.on(day) if parameter.history[0].since <= day else None
