"""Recognition as a Django application."""

from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    """Recognition of a probationary member as an official one."""

    name = "workflows.flows.recognition"
    label = "recognition"
