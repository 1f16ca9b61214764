"""The documents of a dossier: added, replaced by a later version, withdrawn; never deleted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.papers.editions import edition_if_any
from workflows.papers.files import require_content_may_be_kept
from workflows.papers.models import Document, Dossier, StoredFile
from workflows.rules.papers import PaperKind

SHA256 = re.compile(r"[0-9a-f]{64}")


class DatedInTheFuture(Refusal):
    """A paper cannot have been signed on a day that has not come."""

    code = "papers.dated_in_the_future"
    sentence = "“{paper}” is dated {dated_on}, a day that has not come yet."
    remedy = "Write the day that stands on the paper."


class PlaceMissing(Refusal):
    """A paper that is not kept here must be found elsewhere."""

    code = "papers.place_missing"
    sentence = "“{paper}” has neither a file nor the place where it is kept."
    remedy = "Choose the file, or write down the place where the paper is kept."


class ChecksumUnreadable(Refusal):
    """What was written down is no SHA-256."""

    code = "papers.checksum_unreadable"
    sentence = "The checksum of “{paper}” is not made of 64 digits and letters from a to f."
    remedy = "Copy the SHA-256 checksum from the place where the paper is kept."


class ReasonMissing(Refusal):
    """A paper leaves a dossier for a reason only."""

    code = "papers.reason_missing"
    sentence = "“{paper}” cannot be withdrawn without a reason."
    remedy = "Write down why the paper is withdrawn."


class NoLongerInDossier(Refusal):
    """Somebody replaced or withdrew the paper in the meantime."""

    code = "papers.no_longer_in_dossier"
    sentence = "“{paper}” of {dated_on} has been replaced or withdrawn in the meantime."
    remedy = "Open the case again and look at the paper that stands there now."
    conflict = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """
    What is known of one paper: its day and number, and its file or the place it is kept in.

    ``kept_checksum`` is the SHA-256, in hexadecimal, of a file that is kept elsewhere.
    """

    dated_on: date
    number: str = ""
    file: StoredFile | None = None
    kept_at: str = ""
    kept_checksum: str = ""


def add_document(
    *,
    dossier: Dossier,
    kind: PaperKind,
    sheet: Sheet,
    added_by: UUID,
    at: datetime,
    about: str = "",
) -> Document:
    """
    Add a paper to the dossier, within the caller's transaction.

    ``about`` tells apart several papers of one kind, such as the introductions by two members.

    :raises ContentNotKept: if a file is given for a kind that is kept as a reference here
    :raises DatedInTheFuture: if the paper's day lies after the local day of ``at``
    :raises PlaceMissing: if there is neither a file nor a place
    :raises ChecksumUnreadable: if ``kept_checksum`` is no SHA-256
    """
    require_sound(kind, sheet, on=local_day(at))
    return Document.objects.create(
        dossier=dossier,
        kind=kind.id,
        form_code=form_code_on(kind, sheet.dated_on),
        about=composed(about),
        number=composed(sheet.number),
        dated_on=sheet.dated_on,
        file=sheet.file,
        kept_at=composed(sheet.kept_at),
        kept_checksum=_plain(sheet.kept_checksum),
        added_by_id=added_by,
        added_at=at,
        path=dossier.path,
    )


def replace_document(
    *,
    document_id: UUID,
    sheet: Sheet,
    kinds: Mapping[str, PaperKind],
    replaced_by: UUID,
    at: datetime,
) -> Document:
    """
    Put a later version in the place of a paper; the earlier one stays readable.

    The later version is of the same kind and about the same person or thing.

    :raises NoLongerInDossier: if the paper has been replaced or withdrawn before
    :raises Refusal: as :func:`add_document` does
    """
    earlier = Document.objects.select_related("dossier").get(pk=document_id)

    later = add_document(
        dossier=earlier.dossier,
        kind=kinds[earlier.kind],
        sheet=sheet,
        added_by=replaced_by,
        at=at,
        about=earlier.about,
    )
    if not _still_standing(document_id).update(replaced_by=later):
        raise NoLongerInDossier(paper=earlier.kind, dated_on=earlier.dated_on)
    return later


def withdraw_document(*, document_id: UUID, reason: str) -> Document:
    """
    Take a paper out of what counts, with the reason; it stays readable.

    :raises ReasonMissing: if no reason is given
    :raises NoLongerInDossier: if the paper has been replaced or withdrawn before
    """
    document = Document.objects.get(pk=document_id)
    if not (stated := composed(reason)):
        raise ReasonMissing(paper=document.kind)

    if not _still_standing(document_id).update(withdrawn_reason=stated):
        raise NoLongerInDossier(paper=document.kind, dated_on=document.dated_on)
    document.withdrawn_reason = stated
    return document


def form_code_on(kind: PaperKind, day: date) -> str:
    """Return the form's code on the day; empty where there is no form or the law is silent."""
    edition = edition_if_any(kind.form_code, day)
    return edition.value if edition else ""


def require_sound(kind: PaperKind, sheet: Sheet, *, on: date) -> None:
    """
    Refuse a sheet that cannot be a paper of the kind, as :func:`add_document` does.

    ``on`` is the local day of today.
    """
    if sheet.file is not None:
        require_content_may_be_kept(kind)
    if sheet.dated_on > on:
        raise DatedInTheFuture(paper=kind.id, dated_on=sheet.dated_on)
    if sheet.file is None and not composed(sheet.kept_at):
        raise PlaceMissing(paper=kind.id)
    if sheet.kept_checksum and not SHA256.fullmatch(_plain(sheet.kept_checksum)):
        raise ChecksumUnreadable(paper=kind.id)


def _plain(checksum: str) -> str:
    return checksum.strip().lower()


def _still_standing(document_id: UUID) -> QuerySet[Document]:
    return Document.objects.filter(pk=document_id, replaced_by=None, withdrawn_reason="")
