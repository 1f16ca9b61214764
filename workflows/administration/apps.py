"""Administration as a Django application."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """Acts on the hierarchy: open a register, appoint, end a post."""

    name = "workflows.administration"
    label = "administration"
