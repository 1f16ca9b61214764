"""Loads the demo: its regions and the accounts of the cast."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workflows.administration import moments, regions

REGIONS = ("nam-song-hau", "cao-lanh", "xuan-hoa")


class Command(BaseCommand):
    """Load what is missing of the demo and leave alone what is there."""

    help = "Load the demo's regions and its cast; a second run finds them and ends at once."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """
        Load each region and say how far it has come.

        :raises CommandError: in a profile that holds real people
        """
        if not settings.CAST_PAGE:
            raise CommandError("Not loaded: invented people belong to the demo and the tests only.")
        for name in REGIONS:
            loaded = regions.load(name, at=moments.now(), say=self.stdout.write)
            self.stdout.write(loaded.summary())
