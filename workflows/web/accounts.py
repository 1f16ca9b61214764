"""How accounts meet allauth: nobody signs up; accounts are made for people."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Closes the door that allauth opens to newcomers."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse every sign-up: an account belongs to a person an organisation knows."""
        return False
