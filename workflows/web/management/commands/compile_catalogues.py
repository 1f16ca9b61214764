"""Brings the Vietnamese catalogue in line with what the rooms say, and compiles it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.web import catalogues


class Command(BaseCommand):
    """Writes django.po and django.mo, and fails while a msgid has no Vietnamese words."""

    help = __doc__
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Merge, write, compile."""
        catalogue = catalogues.merged(catalogues.reviewed())
        catalogues.po_file().write_bytes(catalogues.written(catalogue))
        catalogues.mo_file().write_bytes(catalogues.compiled(catalogue))
        missing = catalogues.untranslated(catalogue)
        if missing:
            listed = "\n".join(missing)
            raise CommandError(f"{len(missing)} msgids have no Vietnamese words:\n{listed}")
        self.stdout.write("Every msgid has its Vietnamese words.")
