"""The register: finding people and units by name, unit, standing and day."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from workflows.web import codes, pages, readings, values
from workflows.web.forms.searches import LONGEST, SearchForm
from workflows.web.questions import register, scopes, units
from workflows.web.questions.units import Placed

UNITS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A person of the list, with the standing in words."""

    person: register.Found
    standing: str


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Show who was found; what is sought is posted, so that it stands in no address and no log."""
    with pages.reading(request):
        roots = scopes.readable_roots(request.user.person_id, on=request.on)
        form = SearchForm(request.POST or None, units=_choices(request, roots))
        found = {"form": form, "longest": LONGEST, "asked": False}
        if form.is_valid():
            found |= _found(request, form, roots)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "search.html", found, status=status)


def _choices(request: HttpRequest, roots: list[str]) -> list[tuple[str, str]]:
    """Return the units to choose from: the highest, those right below, and one chosen elsewhere."""
    found: dict[str, str] = {}
    for top in units.at_paths(roots, on=request.on):
        below = units.below(top.id, on=request.on)[: units.BRANCHES]
        found |= {str(each.id): each.name for each in (top, *below)}
    chosen = _placed(request.POST.get("unit", ""), request, roots)
    if chosen is not None:
        found.setdefault(str(chosen.id), chosen.name)
    return list(found.items())


def _placed(typed: str, request: HttpRequest, roots: list[str]) -> Placed | None:
    """Return the unit of an id, if it is one that the reader may look at."""
    try:
        place = units.placed(UUID(typed), on=request.on)
    except ValueError:
        return None
    return place if place is not None and scopes.reachable(place.path, roots) else None


def _found(request: HttpRequest, form: SearchForm, roots: list[str]) -> dict[str, Any]:
    sought, day = form.cleaned_data["sought"], form.day(request.on)
    if not sought and not form.filtered:
        return {}
    place = _placed(form.cleaned_data["unit"], request, roots)
    wanted = register.Wanted(
        name=sought,
        on=day,
        standing=form.cleaned_data["standing"],
        since=form.cleaned_data["since"],
        until=form.cleaned_data["until"],
        unit=place.path if place else "",
    )
    if place:
        readings.record(request, readings.of_unit(place.id, place.path))
    else:
        readings.record_search(request)
    after = form.cleaned_data["after"]
    listing = register.listed(wanted, after=after)
    return {
        "asked": True,
        "day": day,
        "listing": listing,
        "lines": [_line(person) for person in listing.people],
        "after": after,
        "last": listing.people[-1].id if listing.people else None,
        "units": (
            units.named(sought, [place.path] if place else roots, on=request.on, limit=UNITS)
            if sought and not after
            else []
        ),
        "most_units": UNITS,
    }


def _line(person: register.Found) -> Line:
    standing = values.sentence_case(codes.word(person.standing)) if person.standing else ""
    return Line(person, standing)
