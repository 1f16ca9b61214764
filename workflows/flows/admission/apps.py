"""Admission as a Django application."""

from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    """Admission of a member: from the source list to the ceremony."""

    name = "workflows.flows.admission"
    label = "admission"
