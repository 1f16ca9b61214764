"""Signing in and out: by password, or as one of the cast where the profile has the cast page."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from workflows.administration import cast
from workflows.people.models import User
from workflows.web import words

BACKEND = "workflows.web.accounts.SignInBackend"


class SignInPage(LoginView):
    """The sign-in page, with the cast below it in the trial version."""

    template_name = "door/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        shown = [_introduced(member) for member in cast.members()] if settings.CAST_PAGE else []
        return super().get_context_data(**kwargs) | {"cast": shown}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again, with the status of what cannot be done."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response


@method_decorator(require_POST, name="dispatch")
class SignOut(LogoutView):
    """Ends the session."""


@require_POST
def sign_in_as_cast(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the cast."""
    username = request.POST.get("username", "")
    if username not in {member.username for member in cast.members()}:
        raise Http404
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect(onward(request))


def _introduced(member: cast.CastMember) -> dict[str, str]:
    vietnamese = words.in_vietnamese()
    return {
        "username": member.username,
        "name": member.name,
        "initial": words.given_name(member.name)[0],
        "role": member.role_vi if vietnamese else member.role_en,
        "line": member.vi if vietnamese else member.en,
    }


def onward(request: HttpRequest) -> str:
    """Return the place the form asks to go to next, when it is ours, else the inbox."""
    place = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        place, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # A bare word would be taken for the name of a page.
    return place if ours and place.startswith("/") else settings.LOGIN_REDIRECT_URL
