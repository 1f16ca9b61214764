"""The engine as a Django application."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class EngineConfig(AppConfig):
    """Cases, items, meetings, clocks, outbox, the decision kernel."""

    name = "workflows.engine"
    label = "engine"

    def ready(self) -> None:
        """Let each procedure on the list of applications register itself."""
        autodiscover_modules("procedure")
        from workflows.engine import checks  # noqa: F401 - registers the start-up check
