"""A procedure of the ladder: what each adds are its own judgements, forms and grounds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from workflows.engine import dossiers
from workflows.engine.forms import ReasonForm, StepForm
from workflows.engine.ladder import directing, ending, extending, roads, voting
from workflows.engine.ladder.forms import DirectingForm, ExtensionForm, ReturnForm
from workflows.engine.registry import ACT, Procedure
from workflows.engine.rulings import Holding, Ruling
from workflows.engine.situations import Situation
from workflows.papers.completeness import Need
from workflows.rules.majorities import Majority
from workflows.rules.parameters import Edition
from workflows.rules.procedures import Rung
from workflows.rules.tallies import Verdict

Judgement = Callable[[Situation, Mapping[str, Any]], Ruling]

MANNERS: Mapping[str, Judgement] = {
    directing.RETURN: directing.returned,
    directing.HAND_OVER: directing.handed_over,
}
MANNER_FORMS: Mapping[str, type[StepForm]] = {
    directing.RETURN: ReturnForm,
    directing.HAND_OVER: StepForm,
    extending.EXTEND: ExtensionForm,
}


@dataclass(frozen=True, slots=True)
class OwnManner:
    """Another way in which one person settles one step, and what it comes to."""

    step: str
    judgement: Judgement


class LadderProcedure(Procedure):
    """
    A procedure whose case climbs from the cell to the committee that decides.

    ``judgements`` and ``forms`` are those of its one-person steps, ``may_return`` the
    steps from which a file goes back, ``may_recall`` those that wrote nothing but papers,
    a count and clocks, ``grounds`` the names of the endings around the steps, ``own_manners``
    other ways in which one person settles one step.
    """

    judgements: ClassVar[Mapping[str, Judgement]]
    forms: ClassVar[Mapping[str, type[StepForm]]] = {}
    beside_forms: ClassVar[Mapping[str, type[StepForm]]] = {}
    may_return: ClassVar[frozenset[str]]
    may_recall: ClassVar[frozenset[str]]
    grounds: ClassVar[tuple[str, ...]] = ()
    own_manners: ClassVar[Mapping[str, OwnManner]] = {}
    manner_powers: ClassVar[Mapping[str, str]] = {directing.RETURN: "case.return"}
    beside_sentences: ClassVar[Mapping[str, str]] = {extending.EXTEND: extending.SENTENCE}

    def judge(self, situation: Situation, facts: Mapping[str, Any], *, manner: str) -> Ruling:
        """Answer what a one-person step, a return, a handing over or an ending comes to."""
        if manner in self.grounds:
            outcome = self.endings(situation)[manner]
            return ending.ended(situation, facts, ground=manner, outcome=outcome)
        if manner in MANNERS:
            return MANNERS[manner](situation, facts)
        if manner in self.own_manners:
            return self.own_manners[manner].judgement(situation, facts)
        if situation.item.step == roads.RELIEF:
            return directing.directed(situation, facts)
        return self.judgements[situation.item.step](situation, facts)

    def manners(self, step: str) -> frozenset[str]:
        """Answer in which other manners a person may settle a step."""
        manners = {directing.RETURN} if step in self.may_return else set()
        if self.rule(step).rung is Rung.COMPETENT:
            manners.add(directing.HAND_OVER)
        manners |= {name for name, own in self.own_manners.items() if own.step == step}
        return frozenset(manners)

    def form(self, step: str, manner: str) -> type[StepForm]:
        """Answer what a person types who settles a step in a manner, or acts beside the steps."""
        if manner == ACT:
            own = DirectingForm if step == roads.RELIEF else StepForm
            return self.forms.get(step, own)
        return {**MANNER_FORMS, **self.beside_forms}.get(manner, ReasonForm)

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return voting.weighed(situation, verdict, facts)

    def needs(self, situation: Situation) -> list[Need]:
        """Answer what the step asks of each paper of the dossier, none of which grows too old."""
        considered = situation.latest(roads.CELL_VOTE)
        return dossiers.needs(
            situation,
            self.rule(situation.item.step),
            made_on=situation.case.opened_on,
            considered_on=considered.decided_on if considered else None,
            wanted={},
            also=self.also(situation),
            in_order=None,
            lasts=None,
        )

    def also(self, situation: Situation) -> tuple[str, ...]:  # noqa: ARG002
        """Answer which kinds of paper the step asks for beside those of the table."""
        return ()

    def vote(self, situation: Situation) -> Edition[Majority]:
        """Answer which majority the body needs that holds the step."""
        return voting.majority(situation)[1]

    def hold(self, step: str, situation: Situation) -> Holding:
        """Answer which body takes up a step."""
        return roads.hold(step, situation)

    def concerns_case(self, manner: str) -> bool:
        """Answer whether a manner ends the case as a whole."""
        return manner in self.grounds

    def recallable(self, step: str) -> bool:
        """Answer whether a step wrote nothing but papers, a count and clocks."""
        return step in self.may_recall

    def beside(self) -> Mapping[str, str]:
        """Answer which acts the procedure knows beside its steps: a longer time to decide."""
        return {extending.EXTEND: extending.POWER}

    def body_beside(self, act: str, situation: Situation) -> UUID | None:
        """Answer for which body an act beside the steps is recorded."""
        return extending.deciding_body(situation) if act == extending.EXTEND else None

    def judge_beside(self, situation: Situation, act: str, facts: Mapping[str, Any]) -> Ruling:
        """Answer what an act beside the steps comes to."""
        assert act == extending.EXTEND
        return extending.extended(situation, facts)
