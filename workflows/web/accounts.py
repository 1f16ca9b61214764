"""How accounts meet allauth: nobody signs up, and signing in gives no power by itself."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from workflows.people.models import User


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Closes the door that allauth opens to newcomers, and speaks on our pages only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name and the password do not belong together."),
        "too_many_login_attempts": _("Too many attempts with this user name. Wait five minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse every sign-up: an account belongs to a person an organisation knows."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the account of the credentials while it is open; a closed one is like none."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows who is signed in."""


class SignInBackend(AuthenticationBackend):
    """Knows passwords and accounts; every question about a permission it leaves to authority."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:  # noqa: ARG002
        """Answer no, so that appointments alone decide."""
        return False
