"""What a step needs to pass: the votes, the papers, somebody who may act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.engine import maps
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.registry import Procedure
from workflows.engine.situations import BodyFacts, Holder, ItemFacts, Situation, UnitFacts
from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.papers.completeness import FAULTS, Need, PaperState
from workflows.rules.certainty import Certainty
from workflows.rules.parameters import Edition
from workflows.web import requirements, sentences, words

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a step needs: whether it is met, in words, with its article and its doubts."""

    met: bool
    text: str
    source: Citation | None = None
    edition: Edition[Any] | None = None
    detail: str = ""
    stops: bool = True

    @property
    def icon(self) -> str:
        """Return the mark beside the line."""
        if self.met:
            return "done"
        return "open" if self.stops else "alert"

    @property
    def certainty(self) -> Certainty | None:
        """Return how sure the rule is, where it is less than checked."""
        if self.edition is None or self.edition.certainty is Certainty.CONFIRMED:
            return None
        return self.edition.certainty


def wanting_kinds(needs: Sequence[Need]) -> list[str]:
    """Return the kinds of papers that do not stand as they must, each once."""
    return list(dict.fromkeys(need.kind for need in needs if need.state in FAULTS))


def doubted_kinds(needs: Sequence[Need]) -> frozenset[str]:
    """Return those kinds that a rule in doubt asks for: they warn and do not stop."""
    return frozenset(need.kind for need in needs if need.state in FAULTS and not need.stops)


def unsettled(refusal: BasisNotConfirmed) -> list[str]:
    """Return what of the papers speaks against the step, each as a sentence."""
    return [_said(need) for need in refusal.facts["needs"]]


def lines(
    procedure: Procedure, situation: Situation, names: dict[UUID, str], *, base: int
) -> list[Line]:
    """
    Return what the step of the situation needs, what is open first.

    ``base`` is how many members count today in the body that votes, 0 where none does.
    """
    found = [
        *_vote(procedure, situation, base),
        *_papers(procedure, situation),
        who_may_act(situation, names),
    ]
    return sorted(found, key=lambda line: line.met)


def who_may_act(situation: Situation, names: dict[UUID, str]) -> Line:
    """Return who may act for the body that holds the item, or why nobody may."""
    source = law.pack().power("step.act", situation.today).source
    place = body_of(situation, situation.item)
    holders = place[1].holders if place else ()
    free = _by_office([each for each in holders if not each.barred])
    if free:
        people = ", ".join(
            f"{names.get(each.person_id, _('someone you may not see'))}"
            f" ({words.office_of(each.office).lower()})"
            for each in free[:MOST_NAMED]
        )
        if len(free) > MOST_NAMED:
            people = _("{people} and {n} more").format(people=people, n=len(free) - MOST_NAMED)
        return Line(True, _("May act: {people}").format(people=people), source)
    if holders:
        reason = _("everyone who could act is the applicant or a relative")
    else:
        reason = _("the leading seats of the body are vacant")
    return Line(False, _("Nobody may act: {reason}").format(reason=reason), source)


def _by_office(holders: Sequence[Holder]) -> list[Holder]:
    """Return each person once, in the highest office that gives the power, by rank."""
    order = list(law.pack().offices)
    highest: dict[UUID, Holder] = {}
    for each in sorted(holders, key=lambda holder: order.index(holder.office)):
        highest.setdefault(each.person_id, each)
    return list(highest.values())


def body_of(situation: Situation, item: ItemFacts) -> tuple[UnitFacts, BodyFacts] | None:
    """Return the unit and the body that hold an item, where they stand above the case's cell."""
    for unit in situation.ladder:
        for body in unit.bodies:
            if body.id == item.body_id:
                return unit, body
    return None


def _vote(procedure: Procedure, situation: Situation, base: int) -> Iterator[Line]:
    if not maps.is_collective(procedure.map(situation.case.shape), situation.item.step):
        return
    try:
        edition = procedure.vote(situation)
    except Refusal as refusal:
        yield Line(False, sentences.refused(refusal), refusal.source)
        return
    text = requirements.majority(edition.value)
    if base:
        votes = edition.value.needed(base)
        text = _("{rule}: {n} of {base}").format(rule=text, n=votes, base=base)
    yield Line(False, text, edition.source, edition)


def _said(need: Need) -> str:
    return sentences.filled(need.state.sentence, dict(need.facts))


def _papers(procedure: Procedure, situation: Situation) -> Iterator[Line]:
    needs = procedure.needs(situation)
    there = [need for need in needs if need.state not in FAULTS]
    for need in needs:
        if need.state in FAULTS or need.state is PaperState.TO_CONFIRM:
            yield Line(
                met=False,
                text=_said(need),
                source=need.source,
                edition=need.edition,
                stops=need.stops,
            )
    if there and len(there) == len(needs):
        text = _("All papers of this step are there: {n}").format(n=len(there))
        yield Line(True, text, there[0].source)
