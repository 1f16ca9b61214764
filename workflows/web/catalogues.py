"""The Vietnamese catalogue: what the rooms say in English msgids, and what users read."""

import io
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

import workflows
from workflows.foundation.refusals import every_refusal
from workflows.journal.acts import every_act

FOLDER = "workflows/web/locale/vi/LC_MESSAGES"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
Msgid = str | tuple[str, ...]


def po_file() -> Path:
    """Return the reviewed catalogue."""
    return settings.ROOT / FOLDER / "django.po"


def mo_file() -> Path:
    """Return the catalogue as the machine reads it."""
    return settings.ROOT / FOLDER / "django.mo"


def collected() -> Catalog:
    """Return everything that can be said, without translations."""
    catalogue = Catalog()
    for msgid, context in sorted(_all(), key=str):
        catalogue.add(msgid, context=context)
    return catalogue


def reviewed() -> Catalog:
    """Return the reviewed catalogue."""
    with po_file().open("rb") as file:
        return read_po(file, locale="vi")


def written(catalogue: Catalog) -> bytes:
    """Return the catalogue as its file holds it."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, omit_header=False)
    return buffer.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as the machine reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def merged(known: Catalog) -> Catalog:
    """Return the catalogue of what is said now, with the translations that are known."""
    fresh = Catalog(locale="vi", project="Hồ Sơ", fuzzy=False)
    fresh.mime_headers = known.mime_headers
    for message in collected():
        if message.id:
            translation = known.get(message.id, message.context)
            string = translation.string if translation else None
            fresh.add(message.id, string, context=message.context)
    return fresh


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the msgids for which Vietnamese words are missing or doubtful."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    if string is None:
        return ("",)
    return (string,) if isinstance(string, str) else tuple(string)


def _all() -> Iterator[tuple[Msgid, str | None]]:
    root: Path = settings.ROOT / "workflows"
    for source in root.rglob("*.py"):
        yield from _in_python(source.read_bytes())
    for template in [*root.glob("*/templates/**/*.html"), *root.glob("*/*/templates/**/*.html")]:
        text = templatize(template.read_text(encoding="utf-8"), origin=template.name)
        yield from _in_python(text.encode())
    _enter_every_room()
    for refusal in every_refusal():
        yield refusal.sentence, None
        if refusal.remedy:
            yield refusal.remedy, None
    for act in every_act():
        yield act.sentence, None


def _enter_every_room() -> None:
    """Import every module, so that each refusal and each act is known."""
    for module in pkgutil.walk_packages(workflows.__path__, "workflows."):
        if ".migrations" not in module.name:
            import_module(module.name)


def _in_python(source: bytes) -> Iterator[tuple[Msgid, str | None]]:
    found = extract("python", io.BytesIO(source), keywords=KEYWORDS)
    for _line, msgid, _comments, context in found:
        yield msgid, context
