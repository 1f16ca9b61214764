"""The procedures that registered themselves, and what a procedure must answer."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from workflows.authority import law
from workflows.engine import maps
from workflows.engine.appearances import Appearance
from workflows.engine.forms import StepForm
from workflows.engine.reminding.watches import Watch
from workflows.engine.rulings import Holding, Ruling
from workflows.engine.situations import Situation, UnitFacts
from workflows.foundation.refusals import Refusal
from workflows.journal.acts import Act
from workflows.papers.completeness import Need
from workflows.rules.majorities import Majority
from workflows.rules.parameters import Edition
from workflows.rules.procedures import Procedure as ProcedureRules
from workflows.rules.procedures import StepRule
from workflows.rules.tallies import Verdict

ACT = "act"


class UnknownProcedure(Refusal):
    """No procedure of that name is installed."""

    code = "engine.unknown_procedure"
    sentence = "There is no procedure of this kind here."


class Procedure:
    """
    One procedure as the engine sees it: its maps, its rules, its judgement.

    ``maps`` holds the map of each shape, so that a case keeps the one it began on. ``about``
    names the standings of those whom a case may be about; applicants may be new here.
    ``lapses_on`` is the ground on which a case ends whose person is of another standing by now.
    ``own`` maps names to subselects (with ``cases.id`` as the case) that are read
    into ``Situation.own``; ``unread`` names what of it a one-person step decides without.
    ``watches`` are what it points out beside the clocks of its cases.
    """

    name: ClassVar[str]
    prefix: ClassVar[str]
    maps: ClassVar[Mapping[int, type[maps.CaseFlow]]]
    own: ClassVar[Mapping[str, str]] = {}
    unread: ClassVar[Mapping[str, frozenset[str]]] = {}
    about: ClassVar[frozenset[str]]
    lapses_on: ClassVar[str] = "left"
    watches: ClassVar[tuple[Watch, ...]] = ()
    manner_powers: ClassVar[Mapping[str, str]] = {}
    beside_sentences: ClassVar[Mapping[str, str]] = {}
    appearance: ClassVar[Appearance]

    @property
    def rules(self) -> ProcedureRules:
        """Return the procedure's table in the rule pack."""
        return law.pack().procedures[self.name]

    def map(self, shape: int) -> type[maps.CaseFlow]:
        """Return the map that a case of this shape runs on."""
        return self.maps[shape]

    @property
    def shape(self) -> int:
        """Return the newest shape, on which new cases begin."""
        return max(self.maps)

    def rule(self, step: str) -> StepRule:
        """Return the row of a step."""
        return self.rules.steps[step]

    def own_at(self, step: str) -> Mapping[str, str]:
        """Return what of the procedure's own rows a one-person step is decided on."""
        unread = self.unread.get(step, frozenset())
        return {name: text for name, text in self.own.items() if name not in unread}

    def judge(self, situation: Situation, facts: Mapping[str, Any], *, manner: str) -> Ruling:
        """
        Answer what a one-person step comes to, or a step settled in another manner; pure.

        :raises Refusal: if the rules do not allow it
        """
        raise NotImplementedError

    def manners(self, step: str) -> frozenset[str]:
        """Answer in which other manners than its own one person may settle a step."""
        raise NotImplementedError

    def form(self, step: str, manner: str) -> type[StepForm]:
        """Answer what a person types who settles a step in a manner."""
        raise NotImplementedError

    def needs(self, situation: Situation) -> list[Need]:
        """Answer what the step asks of each paper of the dossier."""
        raise NotImplementedError

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        raise NotImplementedError

    def still_about(self, situation: Situation) -> bool:
        """Answer whether the case is about the person as their standing is by now; pure."""
        return situation.case.standing in self.about

    def concerns_case(self, manner: str) -> bool:
        """Answer whether a manner settles the case as a whole, so that its own unit may act."""
        raise NotImplementedError

    def power(self, step: str, manner: str) -> str:
        """Answer which power settling a step in a manner asks for."""
        if self.concerns_case(manner):
            return "case.withdraw"
        return self.manner_powers.get(manner) or self.rule(step).power

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """
        Answer what a body's vote on a step comes to; pure.

        :raises Refusal: if the rules do not allow it
        """
        raise NotImplementedError

    def bars(self, step: str, facts: Mapping[str, Any]) -> frozenset[UUID]:  # noqa: ARG002
        """Answer whom the facts of a one-person step make relatives, so that they may not act."""
        return frozenset()

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the case has changed a standing, which only annulment takes back."""
        raise NotImplementedError

    def recallable(self, step: str) -> bool:
        """Answer whether a step, once decided, can be taken back while nobody has gone on."""
        raise NotImplementedError

    def beside(self) -> Mapping[str, str]:
        """Answer which acts the procedure knows beside its steps, and the power each asks for."""
        raise NotImplementedError

    def body_beside(self, act: str, situation: Situation) -> UUID | None:
        """Answer for which body an act beside the steps is recorded; any on the way up if none."""
        raise NotImplementedError

    def units_beside(self, act: str, situation: Situation) -> Sequence[UnitFacts]:
        """Answer whose act beside the steps it is: of the body's unit, or of any on the way up."""
        body_id = self.body_beside(act, situation)
        return [
            unit
            for unit in situation.ladder
            if body_id is None or any(body.id == body_id for body in unit.bodies)
        ]

    def judge_beside(self, situation: Situation, act: str, facts: Mapping[str, Any]) -> Ruling:
        """
        Answer what an act beside the steps comes to; pure.

        :raises Refusal: if the rules do not allow it
        """
        raise NotImplementedError

    def vote(self, situation: Situation) -> Edition[Majority]:
        """Answer which majority the body needs that holds the step on the situation's day."""
        raise NotImplementedError

    def hold(self, step: str, situation: Situation) -> Holding:
        """Answer which body takes up a step that becomes open, or which one in its stead."""
        raise NotImplementedError


_PROCEDURES: dict[str, Procedure] = {}


def register(procedure: Procedure) -> Procedure:
    """Make a procedure known under its name, and each of its steps as an act of the journal."""
    _PROCEDURES[procedure.name] = procedure
    for step, rule in procedure.rules.steps.items():
        Act(act_code(procedure.name, step), rule.label_en)
    for act, sentence in procedure.beside_sentences.items():
        Act(act_code(procedure.name, act), sentence)
    return procedure


def act_code(procedure: str, step: str) -> str:
    """Return the journal's code of a decided step."""
    return f"{procedure}.{step}"


def procedure(name: str) -> Procedure:
    """
    Return the procedure of that name.

    :raises UnknownProcedure: if none is installed
    """
    if name not in _PROCEDURES:
        raise UnknownProcedure(name=name)
    return _PROCEDURES[name]


def procedure_of(act: str) -> Procedure | None:
    """Return the procedure of whose steps an act of the journal is one, if it is of any."""
    return _PROCEDURES.get(act.partition(".")[0])


def every_procedure() -> list[Procedure]:
    """Return all procedures by name."""
    return [_PROCEDURES[name] for name in sorted(_PROCEDURES)]
