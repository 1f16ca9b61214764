"""What stands in a dossier."""

from uuid import UUID

from workflows.papers.completeness import PresentPaper
from workflows.papers.models import Document


def papers_in(dossier_id: UUID) -> tuple[PresentPaper, ...]:
    """Return the papers that count in the dossier: those neither replaced nor withdrawn."""
    standing = Document.objects.filter(
        dossier_id=dossier_id, replaced_by=None, withdrawn_reason=""
    ).order_by("dated_on", "id")
    return tuple(
        PresentPaper(*row) for row in standing.values_list("id", "kind", "about", "dated_on")
    )
