"""The hierarchy as of a day: the tree, and the page of one unit."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.authority import law
from workflows.rules.organisations import LevelFunction
from workflows.web import codes, deciding, pages, readings, values, words
from workflows.web.branches import grown
from workflows.web.days import asked_day
from workflows.web.questions import scopes, units
from workflows.web.questions.units import Placed
from workflows.web.seating import sittings


@dataclass(frozen=True, slots=True)
class Step:
    """A unit on the way down to the one that is shown; a link where it may be looked at."""

    unit: Placed
    reachable: bool


@pages.page
def tree(request: HttpRequest) -> HttpResponse:
    """Show the tree from the top of what the reader may look at."""
    day, mistyped = asked_day(request)
    roots = scopes.readable_roots(request.user.person_id, on=request.on)
    found = {
        "branches": [
            grown(top, open_paths=set(roots), here="", on=day)
            for top in units.at_paths(roots, on=day)
        ],
        **_asked(request, day, mistyped),
    }
    return render(request, "units/tree_page.html", found)


@pages.page
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Show a unit as of a day: its bodies and seats, its members, what it may decide."""
    day, mistyped = asked_day(request)
    roots = scopes.readable_roots(request.user.person_id, on=request.on)
    place = units.placed(unit_id, on=day)
    if place is None or not scopes.reachable(place.path, roots):
        raise Http404
    functions = law.pack().level_kinds[place.level_kind].functions.on(day)
    ladder = units.above(place.path, on=day)
    bodies = units.bodies(unit_id, on=day)
    found = {
        "unit": units.known(unit_id),
        "kind": words.level_kind(place.level_kind),
        "ladder": [Step(step, scopes.reachable(step.path, roots)) for step in ladder],
        "branches": [
            grown(
                top, open_paths={place.path, *(up.path for up in ladder)}, here=place.path, on=day
            )
            for top in units.at_paths(roots, on=day)
        ],
        "below": place.branches,
        "sittings": sittings(bodies, units.appointments(unit_id, on=day), on=day),
        "functions": sorted(values.sentence_case(codes.word(each)) for each in functions.value),
        "functions_parameter": f"level_kinds.{place.level_kind}.functions",
        "functions_source": functions.source,
        "decisions": deciding.decisions(
            bodies, units.mandates(unit_id, on=day), functions.value, on=day
        ),
        **_register(request, place, functions.value, day),
        **_asked(request, day, mistyped),
    }
    return render(request, "units/unit.html", found)


def _register(
    request: HttpRequest, place: Placed, functions: frozenset[str], day: Any
) -> dict[str, Any]:
    """Return the people of the unit, where the reader's office shows them."""
    is_open = scopes.register_is_open(place.path)
    is_cell = LevelFunction.CELL in functions
    sees_cases = is_open and scopes.cases_are_open(place.path)
    members = []
    if is_open and is_cell:
        readings.record(request, readings.of_unit(place.id, place.path))
        members = units.members(place.id, on=day)
    return {
        "register": is_open,
        "is_cell": is_cell,
        "figures": units.figures(place.path, on=day, today=request.on) if is_open else None,
        "sees_cases": sees_cases,
        "cases": [
            (case, words.label(law.pack().procedures[case.procedure]))
            for case in (units.open_cases(place.path, on=day) if sees_cases else ())
        ],
        "members": [
            (member, [codes.word(each) for each in member.conditions]) for member in members
        ],
        "notes": any(member.conditions for member in members),
    }


def _asked(request: HttpRequest, day: Any, mistyped: str) -> dict[str, Any]:
    return {
        "day": day,
        "mistyped": mistyped,
        "as_of": f"?on={day.isoformat()}" if day != request.on else "",
    }
