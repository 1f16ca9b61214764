"""Exemption as a Django application."""

from django.apps import AppConfig


class ExemptionConfig(AppConfig):
    """Exemption of a member from duties and meetings, and the return."""

    name = "workflows.flows.exemption"
    label = "exemption"
