"""Whether the papers of a dossier stand as a step asks, each with the rule behind the answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop

from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.papers.editions import edition_if_any
from workflows.rules.calendars import WorkingCalendar
from workflows.rules.due_dates import due_date
from workflows.rules.packs import RulePack
from workflows.rules.papers import PaperKind, Redo
from workflows.rules.parameters import Edition, Parameter
from workflows.rules.time_limits import TimeLimit


class DossierIncomplete(Refusal):
    """The step asks for papers that do not stand as they must."""

    code = "papers.dossier_incomplete"
    sentence = "The dossier does not pass this step yet: {count} papers are not as they must be."
    remedy = "Add or renew the papers that the case page names."


class PaperState(StrEnum):
    """How a paper stands against the rules of the step; each state has its sentence."""

    THERE = "there"
    MISSING = "missing"
    EXPIRED = "expired"
    TO_REDO = "to_redo"
    TO_CONFIRM = "to_confirm"
    OUT_OF_ORDER = "out_of_order"
    MADE_LATER = "made_later"

    @property
    def sentence(self) -> str:
        """Return the sentence, to be filled with the facts of the need."""
        return SENTENCES[self]


SENTENCES: Mapping[PaperState, str] = {
    PaperState.THERE: gettext_noop("“{paper}” of {dated_on} is in the dossier."),
    PaperState.MISSING: gettext_noop("“{paper}” is missing: {found} of {wanted}."),
    PaperState.EXPIRED: gettext_noop("“{paper}” of {dated_on} was valid to the end of {last_day}."),
    PaperState.TO_REDO: gettext_noop(
        "“{paper}” of {dated_on} must be made again: the dossier of {made_on} could wait for"
        " the cell to the end of {last_day}."
    ),
    PaperState.TO_CONFIRM: gettext_noop(
        "“{paper}” of {dated_on} must be made again if anything has changed: the dossier of"
        " {made_on} could wait for the cell to the end of {last_day}."
    ),
    PaperState.OUT_OF_ORDER: gettext_noop(
        "“{paper}” of {dated_on} was made before “{earlier}” of {earlier_on}, which comes first."
    ),
    PaperState.MADE_LATER: gettext_noop(
        "“{paper}” of {dated_on} was made only after {judged_on}, the day for which it is asked."
    ),
}
FAULTS = frozenset(
    {
        PaperState.MISSING,
        PaperState.EXPIRED,
        PaperState.TO_REDO,
        PaperState.OUT_OF_ORDER,
        PaperState.MADE_LATER,
    }
)


@dataclass(frozen=True, slots=True)
class PresentPaper:
    """A paper that counts in the dossier; ``about`` tells apart several of one kind."""

    id: UUID
    kind: str
    about: str
    dated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersLaw:
    """
    What the rule book says about the papers of a step.

    ``demanded`` and ``in_order`` list ids of paper kinds; ``dossier_lasts`` is how long a
    dossier may wait for the cell before part of it must be made again. A procedure that
    sets no order or no such limit has none.
    """

    kinds: Mapping[str, PaperKind]
    demanded: Parameter[tuple[str, ...]]
    dossier_lasts: Parameter[TimeLimit] | None
    in_order: Parameter[tuple[str, ...]] | None
    calendar: WorkingCalendar

    @classmethod
    def of_step(
        cls, step: str, *, procedure: str, pack: RulePack, calendar: WorkingCalendar
    ) -> "PapersLaw":
        """Return what the pack says about the papers of a step of the procedure."""
        return cls(
            kinds=pack.paper_kinds,
            demanded=pack.procedures[procedure].steps[step].papers,
            dossier_lasts=pack.parameters.get(f"{procedure}.dossier_valid_for"),
            in_order=pack.parameters.get(f"{procedure}.papers_in_order"),
            calendar=calendar,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    """
    A dossier on the day of a step.

    ``considered_on`` is the day on which the cell considered the applicant, where it has:
    papers age until that day, and no text lets them age afterwards. ``wanted`` says of
    which kinds there must be more than one paper, each about somebody else; ``also`` names
    kinds that this dossier must hold besides those of the rule.
    """

    made_on: date
    on: date
    considered_on: date | None
    papers: Sequence[PresentPaper]
    wanted: Mapping[str, int] = field(default_factory=dict)
    also: Sequence[str] = ()

    @property
    def judged_on(self) -> date:
        """Return the day on which the age of the papers is judged."""
        return self.considered_on or self.on

    def latest_of(self, kind: str) -> list[PresentPaper]:
        """Return the latest paper of the kind about each person or thing, made by the day first."""
        latest: dict[str, PresentPaper] = {}
        for paper in sorted(self.papers, key=_age):
            made_later = paper.dated_on > self.judged_on
            if paper.kind == kind and not (made_later and paper.about in latest):
                latest[paper.about] = paper
        return list(latest.values())


@dataclass(frozen=True, slots=True)
class Need:
    """What a step asks of one paper: how it stands, the facts of the sentence, the rule behind."""

    kind: str
    state: PaperState
    facts: Mapping[str, Any]
    edition: Edition[Any]
    document_id: UUID | None = None

    @property
    def source(self) -> Citation:
        """Return the article behind the need."""
        return self.edition.source

    @property
    def stops(self) -> bool:
        """Tell whether the step cannot pass; a rule in doubt warns and never stops a case."""
        return self.state in FAULTS and not self.edition.doubtful


def needs(law: PapersLaw, dossier: DossierFacts) -> list[Need]:
    """
    Return what the step asks of each paper, in the order in which the rule names them.

    The demand is that of the day of the step. A kind with one paper about each of several
    persons gives a need for each.
    """
    demanded = law.demanded.on(dossier.on)
    kinds = (*demanded.value, *dossier.also)
    return [need for kind in kinds for need in _needs_of(kind, demanded, law, dossier)]


def require_complete(found: Iterable[Need]) -> None:
    """
    Refuse a step while a paper that it asks for is missing or stands wrongly.

    :raises DossierIncomplete: with the needs that stop the step
    """
    stopping = tuple(need for need in found if need.stops)
    if stopping:
        raise DossierIncomplete(source=stopping[0].source, count=len(stopping), needs=stopping)


def _needs_of(
    kind: str, demanded: Edition[tuple[str, ...]], law: PapersLaw, dossier: DossierFacts
) -> Iterator[Need]:
    papers = dossier.latest_of(kind)
    for paper in papers:
        fault = (
            _made_later(paper, demanded, law, dossier)
            or _expired(paper, law, dossier)
            or _redone(paper, law, dossier)
            or _out_of_order(paper, law, dossier)
        )
        yield fault or _need(paper, PaperState.THERE, demanded)
    wanted = dossier.wanted.get(kind, 1)
    if len(papers) < wanted:
        facts = {"paper": kind, "found": len(papers), "wanted": wanted}
        yield Need(kind, PaperState.MISSING, facts, demanded)


def _made_later(
    paper: PresentPaper, demanded: Edition[tuple[str, ...]], law: PapersLaw, dossier: DossierFacts
) -> Need | None:
    # What a meeting or a ceremony issues is dated after it; what it considers lay before it.
    if law.kinds[paper.kind].redo is None or paper.dated_on <= dossier.judged_on:
        return None
    return _need(paper, PaperState.MADE_LATER, demanded, judged_on=dossier.judged_on)


def _expired(paper: PresentPaper, law: PapersLaw, dossier: DossierFacts) -> Need | None:
    validity = edition_if_any(law.kinds[paper.kind].valid_for, dossier.judged_on)
    if validity is None:
        return None
    last_day = due_date(validity.value, paper.dated_on, law.calendar).on
    if dossier.judged_on <= last_day:
        return None
    return _need(paper, PaperState.EXPIRED, validity, last_day=last_day)


def _redone(paper: PresentPaper, law: PapersLaw, dossier: DossierFacts) -> Need | None:
    redo = edition_if_any(law.kinds[paper.kind].redo, dossier.judged_on)
    waiting = edition_if_any(law.dossier_lasts, dossier.judged_on)
    if redo is None or waiting is None or redo.value == Redo.NEVER:
        return None
    last_day = due_date(waiting.value, dossier.made_on, law.calendar).on
    # A paper made after the dossier grew too old is the new one; no text sets a second period.
    if dossier.judged_on <= last_day or last_day < paper.dated_on:
        return None
    state = PaperState.TO_REDO if redo.value == Redo.ALWAYS else PaperState.TO_CONFIRM
    rule = redo if redo.doubtful else waiting
    return _need(paper, state, rule, made_on=dossier.made_on, last_day=last_day)


def _out_of_order(paper: PresentPaper, law: PapersLaw, dossier: DossierFacts) -> Need | None:
    order = edition_if_any(law.in_order, dossier.on)
    if order is None:
        return None
    before = [first for first, second in pairwise(order.value) if second == paper.kind]
    for earlier in (each for first in before for each in dossier.latest_of(first)):
        if paper.dated_on < earlier.dated_on:
            facts = {"earlier": earlier.kind, "earlier_on": earlier.dated_on}
            return _need(paper, PaperState.OUT_OF_ORDER, order, **facts)
    return None


def _need(paper: PresentPaper, state: PaperState, edition: Edition[Any], **facts: Any) -> Need:
    shown = {"paper": paper.kind, "about": paper.about, "dated_on": paper.dated_on, **facts}
    return Need(paper.kind, state, shown, edition, paper.id)


def _age(paper: PresentPaper) -> tuple[date, UUID]:
    return paper.dated_on, paper.id
