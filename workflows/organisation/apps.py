"""The organisation as a Django application."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Units, their dated places in the tree, the bodies that sit in them."""

    name = "workflows.organisation"
    label = "organisation"
