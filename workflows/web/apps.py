"""Web as a Django application."""

from django.apps import AppConfig
from django.conf import settings

from workflows.web import checks


class WebConfig(AppConfig):
    """Pages, URLs, templates; renders any procedure."""

    name = "workflows.web"
    label = "web"

    def ready(self) -> None:
        """Refuse a dangerous start, and listen for sign-ins."""
        checks.refuse_dangerous_start(settings)
        from workflows.web import sign_ins

        sign_ins.listen()
