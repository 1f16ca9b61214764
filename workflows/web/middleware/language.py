"""The language of a request: the reader's own choice, Vietnamese until there is one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from workflows.web import preferences


class LanguageMiddleware:
    """Speaks the language that was chosen; what the browser asks for does not count."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language and say which it is."""
        language = preferences.chosen(request, "language")
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
