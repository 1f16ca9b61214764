"""Inbox as a Django application."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """What waits for me, by when."""

    name = "workflows.inbox"
    label = "inbox"
