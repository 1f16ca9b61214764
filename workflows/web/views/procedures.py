"""A procedure as the law has it: its map, its steps, who decides, its roads, its outcomes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.engine.registry import Procedure, UnknownProcedure
from workflows.engine.registry import procedure as procedure_named
from workflows.web import pages
from workflows.web.days import asked_day
from workflows.web.maps import bpmn
from workflows.web.maps.pictures import picture
from workflows.web.rulebook import tables

CONTENT_TYPE = "application/xml; charset=utf-8"


@pages.page
def procedure(request: HttpRequest, name: str) -> HttpResponse:
    """Show a procedure as the law of a day rules it."""
    shown = _known(name)
    day, mistyped = asked_day(request)
    found = {
        "procedure": shown.rules,
        "picture": picture(shown, shown.shape),
        "files": [(shape, language) for shape in sorted(shown.maps) for language in bpmn.LANGUAGES],
        "shapes": len(shown.maps),
        "steps": tables.steps(shown, day),
        "deciders": tables.deciders(shown, day),
        "roads": tables.roads(shown, day),
        "day": day,
        "as_of": day != request.on,
        "mistyped": mistyped,
    }
    return render(request, "rules/procedure.html", found)


@pages.page
def map_file(request: HttpRequest, name: str, shape: int, language: str) -> HttpResponse:  # noqa: ARG001
    """Send the map of a procedure as a BPMN 2.0 file."""
    shown = _known(name)
    if shape not in shown.maps or language not in bpmn.LANGUAGES:
        raise Http404
    file_name = bpmn.file_name(shown, shape, language)
    return HttpResponse(
        bpmn.document(shown, shape, language),
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
    )


def _known(name: str) -> Procedure:
    try:
        return procedure_named(name)
    except UnknownProcedure as unknown:
        raise Http404 from unknown
