"""How accounts meet allauth: nobody signs up, and signing in gives no power by itself."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Closes the door that allauth opens to newcomers, and speaks on our pages only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse every sign-up: an account belongs to a person an organisation knows."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows who is signed in."""


class SignInBackend(AuthenticationBackend):
    """Knows passwords and accounts; every question about a permission it leaves to authority."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:  # noqa: ARG002
        """Answer no, so that appointments alone decide."""
        return False
