"""The moment of a request, read once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from workflows.foundation.moments import local_day
from workflows.web import moments


class ContextMiddleware:
    """Gives the request its moment ``at`` and its local day ``on``; it opens no transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with one moment for everything the request reads and writes."""
        request.at = moments.now()
        request.on = local_day(request.at)
        return self.get_response(request)
