"""How a page meets the database: reading in one transaction, acting in the service's own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from http import HTTPStatus
from typing import Any, ClassVar

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe

from workflows.authority.scopes import opened_for
from workflows.foundation.refusals import Refusal
from workflows.web import desks, refusals

Page = Callable[..., HttpResponse]


@contextmanager
def reading(request: HttpRequest) -> Iterator[None]:
    """Open the transaction in which a page reads, and lay out the desk it is shown at."""
    with opened_for(person_id=request.user.person_id, at=request.at):
        request.desk = desks.desk_of(request)
        yield


def page(view: Page) -> Page:
    """Make a view that only reads: for signed-in people, inside one transaction."""

    @require_safe
    @login_required
    @wraps(view)
    def shown(request: HttpRequest, **ids: Any) -> HttpResponse:
        with reading(request):
            return view(request, **ids)

    return shown


@method_decorator(login_required, name="dispatch")
class FormPage(View):
    """
    A page with one form behind which one act stands.

    A refusal shows the form again as it was typed, with the refusal's sentence
    above it; the act itself runs outside of the transactions that read.
    """

    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]

    form_class: ClassVar[type[Form]]
    template: ClassVar[str]

    def look_up(self, **ids: Any) -> dict[str, Any]:
        """Return the plain values the page shows; it runs while the page reads."""
        raise NotImplementedError

    def form_for(self, found: dict[str, Any]) -> Form:  # noqa: ARG002 - pages fill choices from it
        """Return the form, bound when something was posted."""
        return self.form_class(self.request.POST or None, self.request.FILES or None)

    def act(self, form: Form, **ids: Any) -> HttpResponse:
        """Do what the form asks through one service and return where to go next."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Show the empty form."""
        with reading(request):
            found = self.look_up(**ids)
            return self._show(found, self.form_for(found), HTTPStatus.OK)

    def post(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Act, or show the form again with what stands against it."""
        with reading(request):
            found = self.look_up(**ids)
            form = self.form_for(found)
            if not form.is_valid():
                return self._show(found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            return self.act(form, **ids)
        except Refusal as refusal:
            refusals.record(request, refusal)
            with reading(request):
                found = self.look_up(**ids) | refusals.explained(refusal)
                return self._show(found, form, refusals.status(refusal))

    def _show(self, found: dict[str, Any], form: Form, status: int) -> HttpResponse:
        return render(self.request, self.template, {**found, "form": form}, status=status)
