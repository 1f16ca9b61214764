"""The whole reference: what its files should say, and which of them do not."""

from pathlib import Path

from django.utils import translation

from config import env
from workflows.web.reference.acts import acts_page
from workflows.web.reference.addresses import addresses_page
from workflows.web.reference.markdown import Page
from workflows.web.reference.matrix import matrix_page
from workflows.web.reference.parameters import parameters_page
from workflows.web.reference.powers import powers_page
from workflows.web.reference.procedures import procedure_pages
from workflows.web.reference.refusals import refusals_page
from workflows.web.reference.rooms import load_every_room, picture
from workflows.web.reference.settings import settings_page
from workflows.web.reference.tables import tables_page

FOLDER = env.ROOT / "docs/reference"


def every_page() -> list[Page]:
    """Return every page of the reference, in the order of their paths."""
    load_every_room()
    with translation.override("en"):
        pages = [
            acts_page(),
            addresses_page(),
            matrix_page(),
            parameters_page(),
            powers_page(),
            *procedure_pages(),
            refusals_page(),
            picture(),
            settings_page(),
            tables_page(),
        ]
    return sorted(pages, key=lambda each: each.path)


def stale(pages: list[Page], folder: Path = FOLDER) -> list[str]:
    """Return the paths that differ from what the code says, are missing, or stand there unasked."""
    wanted = {each.path: each.text for each in pages}
    there = {
        str(file.relative_to(folder)): file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.is_file()
    }
    return sorted(name for name in wanted | there if wanted.get(name) != there.get(name))


def write(pages: list[Page], folder: Path = FOLDER) -> list[str]:
    """Bring the folder in line with the pages; return the paths that changed."""
    changed = stale(pages, folder)
    wanted = {each.path: each.text for each in pages}
    for name in changed:
        file = folder / name
        if name in wanted:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[name], encoding="utf-8")
        else:
            file.unlink()
    return changed
