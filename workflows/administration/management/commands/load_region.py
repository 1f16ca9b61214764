"""Loads one region from its description."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.administration import moments, regions


class Command(BaseCommand):
    """Open the registers of a region, once."""

    help = "Load a region described under fixtures/regions; what is there is left alone."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the region's name."""
        parser.add_argument("name", choices=regions.names())

    def handle(self, *_args: Any, **options: Any) -> None:
        """
        Load the region and say how far it has come.

        :raises CommandError: if another region has brought a part of this one
        """
        try:
            loaded = regions.load(options["name"], at=moments.now(), say=self.stdout.write)
        except regions.RegionsOverlap as overlap:
            raise CommandError(f"Not loaded: {overlap}.") from overlap
        self.stdout.write(loaded.summary())
