"""Relays the outbox, passes stuck steps on and points out last days, until told to stop."""

import signal
import sys
import time
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, connection

from workflows.engine import relay, relief
from workflows.engine.reminding import sweeping
from workflows.web import heartbeats
from workflows.web.moments import now

REST_SECONDS = 1.0
RELIEF_SECONDS = 10.0


class Command(BaseCommand):
    """Make notices, look for steps that nobody may take, and leave a sign of life each round."""

    help = "Relay the outbox and pass stuck steps on; runs until SIGTERM or SIGINT."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's
        """Relay, rest, and begin again; a lost server is asked again after a rest."""
        for kind in (signal.SIGTERM, signal.SIGINT):
            signal.signal(kind, _leave)
        relief_due = time.monotonic()
        while True:
            try:
                relayed = relay.relay_once(now())
                if time.monotonic() >= relief_due:
                    relief.relieve_once(now())
                    while sweeping.sweep_once(now()):
                        continue
                    relief_due = time.monotonic() + RELIEF_SECONDS
                heartbeats.worker_beats(now())
            except OperationalError:
                connection.close()
                relayed = 0
            if not relayed:
                time.sleep(REST_SECONDS)


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal's
    sys.exit(0)
