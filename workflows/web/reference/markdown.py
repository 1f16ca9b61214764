"""Markdown as the reference pages need it: a page with its head, and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MARK = (
    "<!-- Written by `manage.py write_reference`: change the code, then run `make reference`. -->"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the reference; ``path`` is relative to docs/reference."""

    path: str
    text: str


def page(path: str, title: str, *parts: str) -> Page:
    """Return a page with the mark that it is written by the machine, its title and its parts."""
    return Page(path, "\n\n".join([MARK, f"# {title}", *parts]) + "\n")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; line breaks and bars inside a cell are kept from ending it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(each) for each in line)} |" for line in lines)


def code(text: str) -> str:
    """Return a name as the machine spells it."""
    return f"`{text}`" if text else ""


def stacked(lines: Iterable[str]) -> str:
    """Return several lines for one cell, above each other."""
    return "<br>".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
