"""The subjects of the rule book: each rule stands in one chapter."""

from typing import Any

from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.foundation.spellings import folded
from workflows.rules.parameters import Parameter
from workflows.web import words

PARTS = ("deciders", "grounds", "roads")


def chapters() -> dict[str, list[Parameter[Any]]]:
    """Return the rules of each chapter, in the order of the rule book."""
    found: dict[str, list[Parameter[Any]]] = {}
    for each in law.pack().parameters.values():
        found.setdefault(chapter_of(each.name), []).append(each)
    return found


def chapter_of(name: str) -> str:
    """Return a rule's chapter: its first word; a procedure's steps are one of their own."""
    first, *rest = name.split(".")
    if first not in law.pack().procedures or len(rest) == 1:
        return first
    return f"{first}.{rest[0]}" if rest[0] in PARTS else f"{first}.steps"


def subject_of(name: str) -> str:
    """Return what a rule is about: its first word, which is the name of a chapter as well."""
    return name.partition(".")[0]


def title(chapter: str) -> str:
    """Return the name of a chapter."""
    titles = {
        "card": _("The card"),
        "cells": _("Cells"),
        "clocks": _("Reminders"),
        "committees": _("Committees"),
        "delegation": _("Delegation"),
        "readmission": _("Readmission"),
        "votes": _("Votes"),
        "powers": _("Powers"),
        "level_kinds": _("Kinds of units"),
        "paper_kinds": _("Papers"),
        "steps": _("steps"),
        "deciders": _("who decides"),
        "grounds": _("special grounds"),
        "roads": _("roads"),
    }
    first, _dot, part = chapter.partition(".")
    procedures = law.pack().procedures
    name = words.label(procedures[first]) if first in procedures else titles[first]
    return f"{name}: {titles[part]}" if part else name


def matching(sought: str) -> list[Parameter[Any]]:
    """Return the rules whose name holds every word that is sought, marks or no marks."""
    wanted = folded(sought).split()
    return [
        each
        for each in law.pack().parameters.values()
        if all(word in _spoken(each) for word in wanted)
    ]


def _spoken(parameter: Parameter[Any]) -> str:
    chapter = title(chapter_of(parameter.name))
    return folded(f"{chapter} {parameter.label_vi} {parameter.label_en}")
