"""Leaving as a Django application."""

from django.apps import AppConfig


class LeavingConfig(AppConfig):
    """Leaving the Party at one's own request."""

    name = "workflows.flows.leaving"
    label = "leaving"
