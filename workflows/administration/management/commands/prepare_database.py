"""Makes the database ready: roles, database, tables, rights."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from workflows.administration import databases


class Command(BaseCommand):
    """Create what is missing and change nothing that is there."""

    help = "Create roles and tables where they are missing, and set the runtime role's rights."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Prepare the database of the chosen profile."""
        databases.make_roles(settings.LOGINS)
        databases.make_database(settings.LOGINS, name=settings.LOGINS.name)
        databases.make_tables(settings.LOGINS, verbosity=options["verbosity"] - 1)
        self.stdout.write("The database is ready.")
