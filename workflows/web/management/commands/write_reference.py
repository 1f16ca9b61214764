"""Writes docs/reference from the code, or tells which of its files are stale."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.web.reference import shelf


class Command(BaseCommand):
    """Settings, refusals, acts, powers, parameters, procedures, addresses, tables, rooms."""

    help = __doc__
    # The reference tells what the code says; no database has a say in it.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to check without writing."""
        parser.add_argument("--check", action="store_true", help="write nothing; fail when stale")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Write what changed, or refuse where something would."""
        pages = shelf.every_page()
        if not options["check"]:
            changed = shelf.write(pages)
            self.stdout.write(
                "\n".join([*changed, f"{len(changed)} files of docs/reference changed."])
            )
        elif found := shelf.stale(pages):
            listed = "\n".join(f"docs/reference/{name}" for name in found)
            raise CommandError(f"The code says something else. Run `make reference`.\n{listed}")
