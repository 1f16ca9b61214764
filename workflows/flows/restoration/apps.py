"""The restoration of a member as a Django application."""

from django.apps import AppConfig


class RestorationConfig(AppConfig):
    """The restoration of a member who was deleted wrongly."""

    name = "workflows.flows.restoration"
    label = "restoration"
