"""How accounts meet allauth: nobody signs up; accounts are made for people."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Closes the door that allauth opens to newcomers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse every sign-up: an account belongs to a person an organisation knows."""
        return False


class SignInBackend(AuthenticationBackend):
    """Checks passwords and nothing else: it has no opinion on permissions."""

    def has_perm(self, user_obj: Any, perm: str, obj: object = None) -> bool:  # noqa: ARG002
        """Answer no; authority answers elsewhere."""
        return False
