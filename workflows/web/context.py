"""What every template knows: the desk, the day, the address of the source."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from workflows.web import moments, preferences


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of a page shows; it reads nothing from the database."""
    return {
        "desk": getattr(request, "desk", None),
        "at": getattr(request, "at", None) or moments.now(),
        "standing_day": settings.STANDING_DAY,
        "language": preferences.chosen(request, "language"),
        "theme": preferences.chosen(request, "theme"),
        "here": request.resolver_match.url_name if request.resolver_match else "",
        "place": request.get_full_path(),
    }
