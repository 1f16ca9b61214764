"""Annulment as a Django application."""

from django.apps import AppConfig


class AnnulmentConfig(AppConfig):
    """Annulment of an admission or a recognition."""

    name = "workflows.flows.annulment"
    label = "annulment"
