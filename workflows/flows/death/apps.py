"""Death as a Django application."""

from django.apps import AppConfig


class DeathConfig(AppConfig):
    """The record of a member's death, and what it ends."""

    name = "workflows.flows.death"
    label = "death"
