"""Proves the rule packs, and lists what a person should still check."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.authority import law
from workflows.rules import proving
from workflows.rules.loading import PackFault
from workflows.web.rulebook import unworded


class Command(BaseCommand):
    """Load every pack, prove it, and print its doubts."""

    help = "Prove the rule packs; list what is only recalled, carried forward or has candidates."
    # The packs are files: they can be proved before there is a database.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's
        """Print the doubts; refuse on a fault."""
        try:
            pack = law.pack()
        except PackFault as fault:
            raise CommandError(str(fault)) from fault
        found = (*proving.faults(pack), *unworded.faults())
        for fault in found:
            self.stderr.write(f"{fault.name}: {fault.reason}")
        doubts = proving.doubts(pack)
        for doubt in doubts:
            since = f" from {doubt.edition.since:%d/%m/%Y}" if doubt.edition else ""
            reasons = ", ".join(reason.value for reason in doubt.reasons)
            self.stdout.write(f"{doubt.name}{since}: {reasons} ({doubt.source})")
        if found:
            raise CommandError(f"{len(found)} faults in the rule pack {pack.id}.")
        self.stdout.write(
            f"The rule pack {pack.id} holds: {len(pack.parameters)} parameters,"
            f" {len(pack.instruments)} instruments; {len(doubts)} points to check by a person."
        )
