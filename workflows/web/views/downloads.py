"""Hands out the file behind a paper to those who may read it, never opened in place."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from workflows.engine.models import Case
from workflows.organisation.models import Body
from workflows.papers.downloads import download
from workflows.papers.models import Document
from workflows.web import pages, readings
from workflows.web.questions.cases import allowed

READ = "papers.read"


@pages.page
def paper(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Send the file as an attachment."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None or not _may_read(request, document):
        raise Http404
    case = Case.objects.get(dossier_id=document.dossier_id)
    readings.record(request, readings.of_paper(document, case))
    sent = download(document_id)
    response = FileResponse(sent.path.open("rb"))
    for name, value in sent.headers.items():
        response.headers[name] = value
    return response


def _may_read(request: HttpRequest, document: Document) -> bool:
    """Ask authority about the unit whose case the paper lies in."""
    unit = Case.objects.filter(dossier_id=document.dossier_id).values("unit_id")
    bodies = Body.objects.filter(unit_id__in=unit).values_list("id", flat=True)
    person_id = request.user.person_id
    return bool(allowed(person_id, {READ}, body_ids=bodies, on=request.on))
