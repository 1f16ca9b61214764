"""Language and theme: kept on the account, carried in the session; a cookie before sign-in."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
THEMES = ("", "light", "dark")
CHOICES: Mapping[str, tuple[str, ...]] = {"language": LANGUAGES, "theme": THEMES}
ONE_YEAR = 365 * 24 * 3600


def chosen(request: HttpRequest, name: str) -> str:
    """Return what was chosen for the name, or its first choice: Vietnamese, the machine's theme."""
    kept = request.session.get(name, request.COOKIES.get(name))
    choices = CHOICES[name]
    return kept if kept in choices else choices[0]


def adopt(request: HttpRequest) -> None:
    """Carry the account's choices into the session that has just begun."""
    for name in CHOICES:
        request.session[name] = getattr(request.user, name)


def keep(request: HttpRequest, response: HttpResponse, *, name: str, value: str) -> None:
    """Keep a choice: on the account and in the session, or in a cookie before sign-in."""
    if request.user.is_authenticated:
        setattr(request.user, name, value)
        request.user.save(update_fields=[name])
        request.session[name] = value
    else:
        response.set_cookie(
            name,
            value,
            max_age=ONE_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
