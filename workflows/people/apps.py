"""People as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, memberships, dated standings, appointments to seats."""

    name = "workflows.people"
    label = "people"
