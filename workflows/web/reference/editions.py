"""Editions of the rule book as cells of a table."""

from typing import Any

from workflows.authority import law
from workflows.rules.parameters import Edition, Parameter
from workflows.web import values, words
from workflows.web.reference.markdown import stacked

NONE = "none"


def value(parameter: Parameter[Any], edition: Edition[Any]) -> str:
    """Return what the parameter says in the edition, and the note of the sources."""
    lines = list(values.lines(parameter, edition.value))
    if edition.note_en:
        lines.append(f"*{edition.note_en}*")
    return stacked(lines)


def certainty(edition: Edition[Any]) -> str:
    """Return how sure we are, and which document in force was not read on this point."""
    lines = [edition.certainty.value]
    if edition.carried_into is not None:
        lines.append(f"carried into {_document(edition.carried_into)}")
    if len(edition.candidates) > 1:
        lines.append(f"candidates: {' or '.join(map(_document, edition.candidates))}")
    return stacked(lines)


def history(parameter: Parameter[Any] | None, *, procedure: str = "") -> str:
    """
    Return what the parameter has said since when, a line for each change of the value.

    Steps are called as the procedure calls them.

    Editions that only move to another document or article are left to the parameters' page.
    """
    if parameter is None:
        return ""
    lines: list[str] = []
    said: object = None
    for edition in parameter.history:
        if edition.value != said:
            shown = values.lines(parameter, edition.value, procedure=procedure)
            text = ", ".join(shown) if edition.value else NONE
            lines.append(f"{text} *(from {words.day(edition.since)})*")
            said = edition.value
    return stacked(lines)


def _document(instrument: str) -> str:
    return words.instrument(law.pack().instruments[instrument])
