"""The journal as a Django application."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """What was done, by whom, in which office, under which article."""

    name = "workflows.journal"
    label = "journal"
