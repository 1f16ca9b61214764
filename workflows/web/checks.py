"""What a profile that serves real people must not start with."""

from collections.abc import Iterator

from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

PLAY_PROFILES = ("demo", "test")
SHORTEST_KEY = 50
FEWEST_SIGNS = 5
# Django marks the keys it makes for new projects with this word.
INSECURE_MARK = "django-insecure-"


def dangers(settings: LazySettings) -> Iterator[str]:
    """Yield what stands against serving real people with these settings, a sentence each."""
    if settings.PROFILE in PLAY_PROFILES:
        return
    if settings.CAST_PAGE:
        yield "CAST_PAGE lets anyone sign in as anyone; it exists for the demo and the tests."
    if settings.DEBUG:
        yield "DEBUG shows settings and data to whoever meets a fault."
    if settings.STANDING_DAY is not None:
        yield "STANDING_DAY would date real acts with an invented day."
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_SIGNS or key.startswith(INSECURE_MARK):
        yield f"SECRET_KEY is a default or shorter than {SHORTEST_KEY} signs."


def refuse_dangerous_start(settings: LazySettings) -> None:
    """
    Stop the process before it serves anyone.

    :raises ImproperlyConfigured: naming everything that must change
    """
    found = list(dangers(settings))
    if found:
        raise ImproperlyConfigured(
            f"The profile {settings.PROFILE} does not start: {' '.join(found)}"
        )
