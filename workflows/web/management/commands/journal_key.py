"""Makes the key that seals the journal, or another in its place."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.journal.log import configured, signers
from workflows.journal.log.notes import BadNote


class Command(BaseCommand):
    """Make a key where there is none, and print by what its signatures are checked."""

    help = "Make the key that seals the journal, if there is none; print its verifier key."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the name of the log, and whether the key of today retires."""
        parser.add_argument("name", help="the log's name, such as hoso.example.vn/journal")
        parser.add_argument(
            "--rotate", action="store_true", help="sign with a new key; the old one stays believed"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's
        """Keep the key in its file, which its owner alone may read."""
        path: Path = settings.JOURNAL_KEYS
        if settings.JOURNAL_KEY:
            raise CommandError("The keys are in JOURNAL_KEY: this command changes a file alone.")
        try:
            if options["rotate"] or not path.exists():
                self._make(path, options["name"])
            keys = configured.keys()
        except (BadNote, configured.NotConfigured) as fault:
            raise CommandError(str(fault)) from fault
        if options["verbosity"]:
            self.stdout.write(str(keys.signer.key))

    def _make(self, path: Path, name: str) -> None:
        retired = configured.keys().believed if path.exists() else ()
        signers.keep(path, signers.new_key(name), retired)
