"""Pages for what cannot be shown: not found, refused, gone stale, unreadable, a fault of ours."""

from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from workflows.foundation.refusals import Refusal
from workflows.web import moments, pages, readings, refusals

# No tab is marked on the page, so that it tells nothing of what stands behind the address.
NOWHERE = {"here": ""}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer alike for what does not exist and for what one may not see."""
    # A refusal is in the journal already.
    if exception is not None:
        readings.record_not_found(request)
    with _desk(request):
        return render(request, "faults/not_found.html", NOWHERE, status=HTTPStatus.NOT_FOUND)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer with what the refusal says; what may not be seen is not found."""
    status = refusals.status(refusal)
    if status == HTTPStatus.NOT_FOUND:
        return not_found(request)
    with _desk(request):
        return render(request, "faults/refused.html", refusals.explained(refusal), status=status)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose sign-in or token has run out."""
    return render(request, "faults/stale_form.html", status=HTTPStatus.FORBIDDEN)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer whoever tries to sign in too often."""
    return render(request, "faults/too_many.html", status=HTTPStatus.TOO_MANY_REQUESTS)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer what is larger than a form may be, or did not arrive as a browser sends it."""
    return _alone("faults/unreadable.html", status=HTTPStatus.BAD_REQUEST)


def fault(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer when something unforeseen broke: without the database, which may be the reason."""
    return _alone("faults/fault.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _alone(template: str, *, status: int) -> HttpResponse:
    """Show a page that asks nothing of the request: its session lies in the database too."""
    frame = {
        **NOWHERE,
        "at": moments.now(),
        "standing_day": settings.STANDING_DAY,
        "language": get_language() or settings.LANGUAGE_CODE,
    }
    return HttpResponse(render_to_string(template, frame), status=status)


def _desk(request: HttpRequest) -> AbstractContextManager[None]:
    """Lay out the desk, unless the page that could not be shown had done so already."""
    laid_out = hasattr(request, "desk") or not request.user.is_authenticated
    return nullcontext() if laid_out else pages.reading(request)
