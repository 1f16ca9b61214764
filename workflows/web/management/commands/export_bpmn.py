"""Writes the map of every procedure as BPMN 2.0, a file for each shape and language."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from workflows.engine.registry import every_procedure
from workflows.web.maps import bpmn


class Command(BaseCommand):
    """Files that a modeller opens; they say in which order, the rule pack says the rest."""

    help = __doc__
    # A map is drawn from the code and the rule pack; no database has a say in it.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder, and for one language if not both."""
        parser.add_argument("folder", type=Path, help="where the files are written")
        parser.add_argument("--language", choices=bpmn.LANGUAGES, help="one language only")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Write the files and name them."""
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        languages = [options["language"]] if options["language"] else bpmn.LANGUAGES
        for procedure in every_procedure():
            for shape in sorted(procedure.maps):
                for language in languages:
                    name = bpmn.file_name(procedure, shape, language)
                    folder.joinpath(name).write_bytes(bpmn.document(procedure, shape, language))
                    self.stdout.write(name)
