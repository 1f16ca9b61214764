"""Authority as a Django application."""

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    """Who may do what, for which body, on which day."""

    name = "workflows.authority"
    label = "authority"
