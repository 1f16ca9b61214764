"""The papers of a dossier as the page lists them, each with how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.papers.completeness import Need, PaperState
from workflows.papers.models import Document
from workflows.web import words


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is, where it lies, how it stands."""

    id: UUID
    title: str
    about: str
    form_code: str
    number: str
    dated_on: date
    kept_at: str
    has_file: bool
    state: str
    tone: str
    icon: str
    counts: bool


def papers(documents: Sequence[Document], needs: Sequence[Need]) -> list[Paper]:
    """Return the papers, those that count first; a step's needs tell how some of them stand."""
    judged = {need.document_id: need for need in needs if need.document_id}
    kinds = law.pack().paper_kinds
    shown = [_paper(each, judged, words.label(kinds[each.kind])) for each in documents]
    return sorted(shown, key=lambda each: not each.counts)


def _paper(document: Document, judged: Mapping[UUID, Need], title: str) -> Paper:
    state, tone, icon = _state(document, judged.get(document.id))
    return Paper(
        id=document.id,
        title=title,
        about=document.about,
        form_code=document.form_code,
        number=document.number,
        dated_on=document.dated_on,
        kept_at=document.kept_at,
        has_file=document.file is not None,
        state=state,
        tone=tone,
        icon=icon,
        counts=document.replaced_by_id is None and not document.withdrawn_reason,
    )


def _state(document: Document, need: Need | None) -> tuple[str, str, str]:
    if document.replaced_by_id:
        return _("Replaced by a later version"), "", "back"
    if document.withdrawn_reason:
        return _("Withdrawn"), "", "no"
    there = (_("In the dossier"), "ok", "check")
    if need is None:
        return there
    return {
        PaperState.EXPIRED: (_("No longer valid"), "late", "alert"),
        PaperState.TO_REDO: (_("To be made again"), "late", "alert"),
        PaperState.OUT_OF_ORDER: (_("Out of order"), "late", "alert"),
        PaperState.TO_CONFIRM: (_("To be confirmed"), "soon", "open"),
    }.get(need.state, there)
