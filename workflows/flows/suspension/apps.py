"""Suspension as a Django application."""

from django.apps import AppConfig


class SuspensionConfig(AppConfig):
    """Suspension of a member from activities, or from the work of a committee."""

    name = "workflows.flows.suspension"
    label = "suspension"
