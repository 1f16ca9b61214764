"""Finding people and units by name, with or without diacritics."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from workflows.foundation.spellings import composed
from workflows.web import pages
from workflows.web.questions import persons, scopes, units

SHOWN = 30
LONGEST = 80


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found; names are posted, so that they stand in no address and no log."""
    sought = composed(request.POST.get("sought", ""))[:LONGEST]
    with pages.reading(request):
        found = {"sought": sought, "people": [], "units": [], "shown": SHOWN}
        if sought:
            roots = scopes.readable_roots(request.user.person_id, on=request.on)
            found["people"] = persons.named(sought, on=request.on, limit=SHOWN)
            found["units"] = units.named(sought, roots, on=request.on, limit=SHOWN)
        return render(request, "search.html", found)
