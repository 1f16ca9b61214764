"""Loads the demo: its regions, the accounts of the cast and the cases they work on."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workflows.administration import demonstration, regions

REGIONS = ("nam-song-hau", "cao-lanh", "xuan-hoa")


class Command(BaseCommand):
    """Load what is missing of the demo and leave alone what is there."""

    help = "Load the demo's regions, cast and cases; a second run finds them and ends at once."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """
        Load each region, play the cases in it, and say how far all has come.

        :raises CommandError: in a profile that holds real people
        """
        if not settings.CAST_PAGE:
            raise CommandError("Not loaded: invented people belong to the demo and the tests only.")
        for name in REGIONS:
            loaded = regions.load(name, at=regions.opening(name), say=self.stdout.write)
            self.stdout.write(loaded.summary())
        self.stdout.write(demonstration.play(say=self.stdout.write).summary())
