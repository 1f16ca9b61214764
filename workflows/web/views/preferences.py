"""The reader's own choices: language, theme, the office to work in."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from workflows.authority.scopes import opened_for
from workflows.authority.seats import seats_of
from workflows.web import preferences
from workflows.web.views.sign_in import onward


@require_POST
def choose(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the chosen language or theme and go back to where the reader was."""
    value = request.POST.get("value", "")
    if value not in preferences.CHOICES[name]:
        raise Http404
    response = redirect(onward(request))
    preferences.keep(request, response, name=name, value=value)
    return response


@require_POST
@login_required
def choose_seat(request: HttpRequest) -> HttpResponse:
    """Work in another of one's offices from now on."""
    with opened_for(person_id=request.user.person_id, at=request.at):
        held = {seat.id for seat in seats_of(request.user.person_id, on=request.on)}
        asked = _id(request.POST.get("seat", ""))
        if asked not in held:
            raise Http404
        request.user.seat_id = asked
        request.user.save(update_fields=["seat_id"])
    return redirect(onward(request))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
