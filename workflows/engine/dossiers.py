"""The papers of a step: those brought with it, and whether the dossier stands as the step asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workflows.authority import law
from workflows.engine.situations import PaperFacts, Situation
from workflows.foundation.identifiers import new_id
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.papers import completeness, documents
from workflows.papers.completeness import DossierFacts, Need, PapersLaw, PresentPaper
from workflows.rules.certainty import Certainty
from workflows.rules.parameters import Edition
from workflows.rules.procedures import StepRule


class BasisNotConfirmed(Refusal):
    """Where a rule in doubt speaks against a step, the recorder confirms the basis in words."""

    code = "engine.basis_not_confirmed"
    sentence = (
        "Not recorded yet: {count} points rest on rules that have not been verified. They do not"
        " stop the step, but you must confirm in words on which basis it passes."
    )
    remedy = "Write on which document, article or instruction the body relied."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper brought with a step: its kind, its sheet, and what it is about."""

    kind: str
    sheet: documents.Sheet
    about: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """New papers with the ids their rows will have."""

    ids: tuple[UUID, ...]
    papers: tuple[NewPaper, ...]


def bring(papers: Sequence[NewPaper], *, on: date) -> Brought:
    """
    Check each paper by itself and give it an id.

    :raises Refusal: as ``documents.require_sound`` does
    """
    kinds = law.pack().paper_kinds
    for paper in papers:
        documents.require_sound(kinds[paper.kind], paper.sheet, on=on)
    return Brought(tuple(new_id() for _ in papers), tuple(papers))


def with_papers(situation: Situation, brought: Brought) -> Situation:
    """Return the situation as it stands once the new papers lie in the dossier."""
    new = tuple(
        PaperFacts(id, paper.kind, paper.sheet.dated_on, composed(paper.about), paper.sheet.number)
        for id, paper in zip(brought.ids, brought.papers, strict=True)
    )
    return replace(situation, papers=(*situation.papers, *new))


def rows(brought: Brought, situation: Situation, *, by: UUID, at: datetime) -> list[dict[str, Any]]:
    """Return the rows of the new papers."""
    kinds = law.pack().paper_kinds
    return [
        {
            "id": id,
            "dossier_id": situation.case.dossier_id,
            "kind": paper.kind,
            "form_code": documents.form_code_on(kinds[paper.kind], paper.sheet.dated_on),
            "about": composed(paper.about),
            "number": composed(paper.sheet.number),
            "dated_on": paper.sheet.dated_on,
            "file_id": paper.sheet.file.sha256 if paper.sheet.file else None,
            "kept_at": composed(paper.sheet.kept_at),
            "kept_checksum": paper.sheet.kept_checksum.strip().lower(),
            "added_by_id": by,
            "added_at": at,
            "withdrawn_reason": "",
            "path": situation.case.path,
        }
        for id, paper in zip(brought.ids, brought.papers, strict=True)
    ]


def needs(
    situation: Situation,
    rule: StepRule,
    *,
    made_on: date,
    considered_on: date | None,
    wanted: Mapping[str, int],
    also: Sequence[str],
    in_order: Any,
    lasts: Any,
) -> list[Need]:
    """Return what the step asks of each paper of the dossier on its day."""
    return completeness.needs(
        PapersLaw(
            kinds=law.pack().paper_kinds,
            demanded=rule.papers,
            dossier_lasts=lasts,
            in_order=in_order,
            calendar=law.calendar(),
        ),
        DossierFacts(
            made_on=made_on,
            on=situation.on,
            considered_on=considered_on,
            papers=[
                PresentPaper(paper.id, paper.kind, paper.about, paper.dated_on)
                for paper in situation.papers
            ],
            wanted=wanted,
            also=also,
        ),
    )


def asked_of_vote(needs: Sequence[Need], rule: StepRule, *, carried: bool) -> list[Need]:
    """Return the needs of a vote: what is issued when it carries is not asked for otherwise."""
    return [need for need in needs if carried or need.kind not in rule.issued_if_carried]


def confirmed_basis(
    found: Sequence[Need],
    editions: Sequence[Edition[Any]],
    *,
    basis: str,
    against: Sequence[Edition[Any]] = (),
) -> dict[str, str]:
    """
    Return the basis in words where the step needs one, as a personal fact of the entry.

    It is needed where a paper does not stand as a rule in doubt asks, where another rule in
    doubt speaks ``against`` the step, or where the rule of the vote itself is only recalled.

    :raises BasisNotConfirmed: if it is needed and missing
    """
    papers = [need for need in found if need.state in completeness.FAULTS and not need.stops]
    recalled = [each for each in editions if each.certainty is Certainty.RECALLED]
    doubts = [*papers, *against, *recalled]
    stated = composed(basis)
    if doubts and not stated:
        raise BasisNotConfirmed(count=len(doubts), needs=tuple(papers), source=doubts[0].source)
    return {"basis": stated} if stated else {}
