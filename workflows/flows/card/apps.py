"""The replacement of a card as a Django application."""

from django.apps import AppConfig


class CardConfig(AppConfig):
    """Another card in the place of one."""

    name = "workflows.flows.card"
    label = "card"
