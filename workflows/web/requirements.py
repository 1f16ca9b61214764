"""What a step needs to pass, in words: the votes the law asks for, and the papers."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.authority import law
from workflows.rules.majorities import Base, Majority
from workflows.rules.procedures import Decider, StepRule
from workflows.web import words


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a step needs, and whether it is there."""

    met: bool
    text: str

    @property
    def icon(self) -> str:
        """Return the mark that says met or open."""
        return "done" if self.met else "open"


def needs(
    step: StepRule, *, on: date, papers: Set[str], decided_by: Decider | None, arrived_by: str
) -> tuple[Need, ...]:
    """
    Return what the step needs on the day, given the kinds of papers in the dossier.

    ``decided_by`` is the decider whose kind of body holds the step, where the law
    leaves the vote to it; ``arrived_by`` is why the step came here off its road.
    """
    found = [Need(False, reasons()[arrived_by])] if arrived_by else []
    vote = step.vote or (decided_by.vote if decided_by else None)
    if vote is not None:
        found.append(Need(False, majority(vote.on(on).value)))
    wanted = step.papers.on(on).value
    if wanted:
        found.append(_papers(wanted, papers))
    return tuple(found)


def reasons() -> dict[str, str]:
    """Return, by code, why a step waits with a body that is not on its road."""
    return {
        "returned": _("Sent back for completion"),
        "nobody_may_act": _("Nobody may act in the body of the step"),
        "body_missing": _("The unit has no body for the step"),
        "too_few_members": _("The cell has too few official members"),
    }


def majority(value: Majority) -> str:
    """Return a majority as a full phrase, such as “at least 2/3 of the members summoned”."""
    whole = {
        Base.MEMBERS_SUMMONED: _("official members summoned"),
        Base.MEMBERS_IN_OFFICE: _("members in office"),
        Base.PRESENT: _("members present"),
    }[value.of]
    sentence = (
        _("More than {share} of the {whole}")
        if value.exceeded
        else _("At least {share} of the {whole}")
    )
    return sentence.format(share=share(value.share), whole=whole)


def share(value: Fraction) -> str:
    """Return a fraction as it is written in the regulations."""
    return f"{value.numerator}/{value.denominator}"


def _papers(wanted: tuple[str, ...], present: Set[str]) -> Need:
    missing = [kind for kind in wanted if kind not in present]
    if not missing:
        return Need(True, _("All {n} papers are there").format(n=len(wanted)))
    if len(missing) == 1:
        name = words.label(law.pack().paper_kinds[missing[0]])
        return Need(False, _("One paper is missing: {paper}").format(paper=name))
    return Need(
        False,
        ngettext("{n} paper is missing", "{n} papers are missing", len(missing)).format(
            n=len(missing)
        ),
    )
