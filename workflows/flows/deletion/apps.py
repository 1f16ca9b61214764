"""Deletion as a Django application."""

from django.apps import AppConfig


class DeletionConfig(AppConfig):
    """Deletion of a member from the list."""

    name = "workflows.flows.deletion"
    label = "deletion"
