"""Turns a refusal that no page has caught into a page of its own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from workflows.foundation.refusals import Refusal
from workflows.web import refusals
from workflows.web.views import faults


class RefusalMiddleware:
    """Answers an uncaught refusal; everything else that escapes a view is a fault of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Record the refusal and answer with its sentence, its article and what one can do."""
        if not isinstance(exception, Refusal):
            return None
        refusals.record(request, exception)
        return faults.refused(request, exception)
