"""What a page needs to hand out the file behind a document, so that nothing runs in a browser."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import folded
from workflows.papers import formats
from workflows.papers.files import place_of
from workflows.papers.models import Document

NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


class KeptElsewhere(Refusal):
    """Only the reference to the paper is kept here."""

    code = "papers.kept_elsewhere"
    sentence = "“{paper}” is not kept here; it lies at {kept_at}."
    remedy = "Ask there to see the paper."


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way to a reader; ``name`` tells form and day of the paper, never a person."""

    path: Path
    size: int
    media_type: str
    name: str

    @property
    def headers(self) -> Mapping[str, str]:
        """Return the response headers under which the file is saved and never opened in place."""
        return {
            "Content-Type": self.media_type,
            "Content-Length": str(self.size),
            "Content-Disposition": f'attachment; filename="{self.name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        }


def download(document_id: UUID) -> Download:
    """
    Return the file behind a document that the reader's transaction can see.

    Replaced and withdrawn papers stay readable. The page must have asked authority.

    :raises KeptElsewhere: if only a reference to the paper is kept
    """
    document = Document.objects.select_related("file").get(pk=document_id)
    if document.file is None:
        raise KeptElsewhere(paper=document.kind, kept_at=document.kept_at)
    return Download(
        path=place_of(document.file.sha256),
        size=document.file.size,
        media_type=document.file.media_type,
        name=_name(document, formats.of_media_type(document.file.media_type).suffix),
    )


def _name(document: Document, suffix: str) -> str:
    kind = NOT_IN_A_NAME.sub("-", folded(document.form_code or document.kind)).strip("-")
    return f"{kind}_{document.dated_on.isoformat()}_{document.id.hex[-8:]}{suffix}"
