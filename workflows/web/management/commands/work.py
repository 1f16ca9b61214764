"""The worker: relays the outbox, seals the journal, passes stuck steps on, points out last days."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.journal.log import configured
from workflows.web import jobs


class Command(BaseCommand):
    """Run the periodic jobs."""

    help = "Run the periodic jobs; ends on SIGTERM or SIGINT, once what it works on is done."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's
        """Work until told to stop; without the key of the journal nothing is begun."""
        try:
            configured.keys()
            configured.witnesses()
        except configured.NotConfigured as missing:
            raise CommandError(str(missing)) from missing
        with suppress(asyncio.CancelledError):
            asyncio.run(_until_told())


async def _until_told() -> None:
    working = asyncio.create_task(jobs.work())
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, working.cancel)
    await working
