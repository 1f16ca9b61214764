"""Pages for what cannot be shown: not found, not allowed, a form gone stale, a fault of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer alike for what does not exist and for what one may not see."""
    return render(request, "faults/not_found.html", status=404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose sign-in or token has run out."""
    return render(request, "faults/stale_form.html", status=403)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer when something unforeseen broke."""
    return render(request, "faults/fault.html", status=500)
