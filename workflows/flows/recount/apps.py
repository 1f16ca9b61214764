"""The recount as a Django application."""

from django.apps import AppConfig


class RecountConfig(AppConfig):
    """A recount of party age."""

    name = "workflows.flows.recount"
    label = "recount"
