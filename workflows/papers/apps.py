"""Papers as a Django application."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Dossiers and documents: kinds, files, completeness."""

    name = "workflows.papers"
    label = "papers"
