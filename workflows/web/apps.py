"""Web as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, URLs, templates; renders any procedure."""

    name = "workflows.web"
    label = "web"
