"""The page of those who reach the years of a badge, for whoever reads the unit's register."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.flows.badge.reaching import NAMES, coming
from workflows.web import pages, readings
from workflows.web.questions import scopes, units


@pages.page
def reaching(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Show who of a unit reaches a badge by each of the coming days of award."""
    roots = scopes.readable_roots(request.user.person_id, on=request.on)
    place = units.placed(unit_id, on=request.on)
    seen = place is not None and scopes.reachable(place.path, roots)
    if place is None or not seen or not scopes.register_is_open(place.path):
        raise Http404
    readings.record(request, readings.of_unit(place.id, place.path))
    found = {
        "unit": place,
        "coming": coming(place.path, on=request.on),
        "names": NAMES,
    }
    return render(request, "units/badges.html", found)
