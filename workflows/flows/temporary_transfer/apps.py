"""The temporary transfer as a Django application."""

from django.apps import AppConfig


class TemporaryTransferConfig(AppConfig):
    """Temporary transfer of a member's activities."""

    name = "workflows.flows.temporary_transfer"
    label = "temporary_transfer"
