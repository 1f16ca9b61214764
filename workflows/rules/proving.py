"""What a rule pack gets wrong, and what in it a person should still check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workflows.foundation.citations import Citation
from workflows.rules.certainty import Certainty
from workflows.rules.grounds import Ground
from workflows.rules.packs import RulePack
from workflows.rules.parameters import Edition
from workflows.rules.procedures import Decider, Procedure, StepRule


@dataclass(frozen=True, slots=True)
class Fault:
    """Two places of the pack that contradict each other; ``name`` is where to look first."""

    name: str
    reason: str


class Reason(StrEnum):
    """Why a thing is in doubt."""

    RECALLED = "recalled"
    CARRIED_FORWARD = "carried_forward"
    SEVERAL_CANDIDATES = "several_candidates"
    DAY_OF_EFFECT_UNKNOWN = "day_of_effect_unknown"


@dataclass(frozen=True, slots=True)
class Doubt:
    """
    One thing to check by a person; it warns and stops nothing.

    ``edition`` is absent where the thing itself is in doubt rather than a dated value.
    """

    name: str
    label_vi: str
    label_en: str
    reasons: tuple[Reason, ...]
    source: Citation
    edition: Edition[object] | None = None


def faults(pack: RulePack) -> tuple[Fault, ...]:
    """Return the contradictions between parts of the pack that are each well written."""
    return tuple(fault for check in _CHECKS for fault in check(pack))


def doubts(pack: RulePack) -> tuple[Doubt, ...]:
    """Return what is only recalled, carried forward, or has more than one candidate."""
    return (*_doubtful_instruments(pack), *_doubtful_things(pack), *_doubtful_editions(pack))


def _doubtful_instruments(pack: RulePack) -> Iterator[Doubt]:
    for each in pack.instruments.values():
        reasons = [Reason.RECALLED] if each.certainty is Certainty.RECALLED else []
        if each.effect is None:
            reasons.append(Reason.DAY_OF_EFFECT_UNKNOWN)
        if reasons:
            title_vi = f"{each.number}, {each.title_vi}"
            title_en = f"{each.number}, {each.title_en}"
            yield Doubt(each.id, title_vi, title_en, tuple(reasons), Citation(each.id))


def _doubtful_things(pack: RulePack) -> Iterator[Doubt]:
    for procedure in pack.procedures.values():
        named: dict[str, StepRule | Decider | Ground] = {
            **procedure.steps,
            **procedure.deciders,
            **procedure.grounds,
        }
        for name, each in named.items():
            if each.certainty is Certainty.RECALLED:
                yield Doubt(
                    f"{procedure.id}.{name}",
                    each.label_vi,
                    each.label_en,
                    (Reason.RECALLED,),
                    each.source,
                )


def _doubtful_editions(pack: RulePack) -> Iterator[Doubt]:
    for parameter in pack.parameters.values():
        for edition in parameter.history:
            reasons = tuple(_reasons(edition))
            if reasons:
                yield Doubt(
                    parameter.name,
                    parameter.label_vi,
                    parameter.label_en,
                    reasons,
                    edition.source,
                    edition,
                )


def _reasons(edition: Edition[object]) -> Iterator[Reason]:
    if edition.certainty is Certainty.RECALLED:
        yield Reason.RECALLED
    if edition.carried_into is not None:
        yield Reason.CARRIED_FORWARD
    if len(edition.candidates) > 1:
        yield Reason.SEVERAL_CANDIDATES


def _steps(pack: RulePack) -> Iterator[tuple[Procedure, StepRule]]:
    for procedure in pack.procedures.values():
        for step in procedure.steps.values():
            yield procedure, step


def _extensions_in_another_unit(pack: RulePack) -> Iterator[Fault]:
    for procedure, step in _steps(pack):
        if step.within is None or step.extension is None:
            continue
        days = {each.since for each in (*step.within.history, *step.extension.history)}
        since = max(step.within.history[0].since, step.extension.history[0].since)
        for day in sorted(day for day in days if day >= since):
            limit, extension = step.within.on(day).value, step.extension.on(day).value
            if limit.unit is not extension.unit:
                yield Fault(
                    f"{procedure.id}.{step.name}.extension",
                    f"from {day} it counts {extension.unit} but the limit counts {limit.unit}",
                )


def _votes_of_bodies_that_do_not_vote(pack: RulePack) -> Iterator[Fault]:
    for procedure, step in _steps(pack):
        if step.vote and step.body and not pack.body_kinds[step.body].collective:
            yield Fault(f"{procedure.id}.{step.name}", f"“{step.body}” decides nothing by vote")
    for procedure in pack.procedures.values():
        for decider in procedure.deciders.values():
            name = f"{procedure.id}.deciders.{decider.id}"
            if not pack.body_kinds[decider.body_kind].collective:
                yield Fault(name, f"“{decider.body_kind}” decides nothing by vote")
            if decider.vote.history[0].since > decider.in_force.since:
                yield Fault(name, "it may decide before the pack knows by how many votes")


def _steps_nobody_may_take(pack: RulePack) -> Iterator[Fault]:
    for procedure, step in _steps(pack):
        deciding = {each.body_kind for each in procedure.deciders.values()}
        bodies = {step.body} if step.body else deciding
        for edition in pack.powers[step.power].history:
            for body in sorted(bodies - edition.value.holders.keys()):
                yield Fault(
                    f"{procedure.id}.{step.name}",
                    f"from {edition.since} no office of “{body}” has the power “{step.power}”",
                )


def _offices_in_a_strange_body(pack: RulePack) -> Iterator[Fault]:
    for act, power in pack.powers.items():
        for edition in power.history:
            for body_kind, offices in edition.value.holders.items():
                for office in sorted(offices - pack.body_kinds[body_kind].offices):
                    yield Fault(f"powers.{act}", f"“{office}” is no office of “{body_kind}”")


def _forked_roads(pack: RulePack) -> Iterator[Fault]:
    for procedure in pack.procedures.values():
        laid: dict[tuple[str, str], str] = {}
        for road in procedure.roads.values():
            for place in sorted((kind, under) for kind in road.kinds for under in road.under):
                if place in laid:
                    yield Fault(
                        f"{procedure.id}.roads.{road.id}",
                        f"“{laid[place]}” leads a “{place[0]}” under a “{place[1]}” already",
                    )
                laid[place] = road.id


def _steps_of_another_procedure(pack: RulePack) -> Iterator[Fault]:
    for procedure in pack.procedures.values():
        used = {
            f"{procedure.id}.roads.{road.id}": {
                step for edition in road.through.history for step in edition.value
            }
            for road in procedure.roads.values()
        }
        used |= {
            f"{procedure.id}.deciders.{decider.id}": set(decider.takes_place_of)
            for decider in procedure.deciders.values()
        }
        for name, steps in used.items():
            for step in sorted(steps - procedure.steps.keys()):
                yield Fault(name, f"“{step}” is no step of “{procedure.id}”")


def _consents_nobody_votes_on(pack: RulePack) -> Iterator[Fault]:
    for procedure in pack.procedures.values():
        for ground in procedure.grounds.values():
            step = procedure.steps.get(ground.consent) if ground.consent else None
            if ground.consent and (step is None or step.vote is None):
                yield Fault(
                    f"{procedure.id}.grounds.{ground.id}",
                    f"“{ground.consent}” is no vote of “{procedure.id}”",
                )


_CHECKS: tuple[Callable[[RulePack], Iterator[Fault]], ...] = (
    _extensions_in_another_unit,
    _votes_of_bodies_that_do_not_vote,
    _steps_nobody_may_take,
    _offices_in_a_strange_body,
    _forked_roads,
    _steps_of_another_procedure,
    _consents_nobody_votes_on,
)
