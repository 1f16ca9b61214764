"""The badge as a Django application."""

from django.apps import AppConfig


class BadgeConfig(AppConfig):
    """A badge by party age."""

    name = "workflows.flows.badge"
    label = "badge"
