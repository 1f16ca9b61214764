"""Verifies the journal: every entry, every chain, the log over them, and what witnesses saw."""

from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workflows.journal.log import configured, whole
from workflows.journal.log.findings import Finding
from workflows.journal.log.notes import BadNote, Note
from workflows.journal.log.witnesses import Unreachable

SHOWN = 200


class Command(BaseCommand):
    """Verify all of it, and say in a line each what does not hold."""

    help = "Verify every entry, chain and checkpoint; end with 1 when anything was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take copies of checkpoints that were kept elsewhere."""
        parser.add_argument(
            "--seen",
            action="append",
            default=[],
            type=Path,
            help="a checkpoint that was kept elsewhere, or a folder of them",
        )
        parser.add_argument("--processes", type=int, help="how many check side by side")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's
        """Print what was found, and what was checked."""
        try:
            keys = configured.keys().believed
            witnessed = self._witnessed(options["seen"])
            report = whole.verify(keys, witnessed, processes=options["processes"])
        except (configured.NotConfigured, BadNote, OSError) as fault:
            raise CommandError(str(fault)) from fault
        for finding in report.findings[:SHOWN]:
            self.stderr.write(_sentence(finding))
        if len(report.findings) > SHOWN:
            self.stderr.write(f"... and {len(report.findings) - SHOWN} more")
        checked = (
            f"{report.entries} entries, {report.rows} events of rows, {report.leaves} leaves,"
            f" {report.checkpoints} checkpoints, {len(witnessed)} witnesses"
        )
        if report.findings:
            raise CommandError(f"{len(report.findings)} places do not hold; checked: {checked}.")
        self.stdout.write(f"The journal holds: {checked}.")

    def _witnessed(self, seen: list[Path]) -> dict[str, list[Note]]:
        """Return the checkpoints kept elsewhere, by who keeps them."""
        kept: dict[str, list[Note]] = {}
        for witness in configured.witnesses():
            try:
                kept[witness.name] = witness.kept()
            except Unreachable as fault:
                # One that is away proves nothing either way, and must not pass for one that agrees.
                self.stderr.write(f"The witness {witness.name} was not asked: {fault}.")
        for place in seen:
            files = sorted(place.glob("*.checkpoint")) if place.is_dir() else [place]
            kept[str(place)] = [Note.parse(each.read_text()) for each in files]
        return kept


def _sentence(finding: Finding) -> str:
    """Return a finding in words: what, where, and since when it was as it should be."""
    field = f", {finding.field}" if finding.field else ""
    since = (
        f", after {finding.since.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if finding.since else ""
    )
    return f"{finding.kind.replace('_', ' ')}: {finding.table} {finding.thing}{field}{since}"
