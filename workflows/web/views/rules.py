"""The rule book: its parameters, the history of each, and the instruments behind them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.rules.instruments import Instrument
from workflows.rules.packs import RulePack
from workflows.rules.parameters import Edition, NotYetLaw, Parameter
from workflows.web import pages, values, words
from workflows.web.days import asked_day

PARTS = ("deciders", "roads")


@dataclass(frozen=True, slots=True)
class Printed:
    """One edition as the page shows it; ``until`` is the last day it held."""

    edition: Edition[Any]
    until: date | None
    lines: tuple[str, ...]
    carried_into: Instrument | None
    candidates: tuple[Instrument, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter in the list, with what it says on the day."""

    name: str
    title: str
    printed: Printed | None


@pages.page
def index(request: HttpRequest) -> HttpResponse:
    """List one chapter of the law of a day."""
    day, mistyped = asked_day(request)
    chapters: dict[str, list[Parameter[Any]]] = {}
    for each in law.pack().parameters.values():
        chapters.setdefault(_chapter_of(each.name), []).append(each)
    chosen = request.GET.get("chapter") or next(iter(chapters))
    if chosen not in chapters:
        raise Http404
    found = {
        "chapters": [(name, _title(name), name == chosen) for name in chapters],
        "chapter": chosen,
        "title": _title(chosen),
        "lines": [
            Line(each.name, words.label(each), _printed_on(each, day)) for each in chapters[chosen]
        ],
        "day": day,
        "as_of": day != request.on,
        "mistyped": mistyped,
    }
    return render(request, "rules/index.html", found)


@pages.page
def parameter(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a parameter says today, what it said, and how sure we are."""
    pack = law.pack()
    if name not in pack.parameters:
        raise Http404
    shown: Parameter[Any] = pack.parameters[name]
    day, mistyped = asked_day(request)
    found = {
        "parameter": shown,
        "chapter": _chapter_of(name),
        "chapter_title": _title(_chapter_of(name)),
        "now": _printed_on(shown, request.on),
        "then": _printed_on(shown, day),
        "history": [_printed(shown, edition) for edition in reversed(shown.history)],
        "day": day,
        "asked": day != request.on,
        "mistyped": mistyped,
    }
    return render(request, "rules/parameter.html", found)


@pages.page
def instruments(request: HttpRequest) -> HttpResponse:
    """List the documents that make the law, the latest first."""
    pack = law.pack()
    following = {each.succeeds: each for each in pack.instruments.values() if each.succeeds}
    listed = sorted(pack.instruments.values(), key=lambda each: each.issued_on, reverse=True)
    found = {"instruments": [(each, following.get(each.id)) for each in listed]}
    return render(request, "rules/instruments.html", found)


def _printed_on(parameter: Parameter[Any], day: date) -> Printed | None:
    try:
        return _printed(parameter, parameter.on(day))
    except NotYetLaw:
        return None


def _printed(parameter: Parameter[Any], edition: Edition[Any]) -> Printed:
    pack: RulePack = law.pack()
    position = parameter.history.index(edition)
    following = parameter.history[position + 1 : position + 2]
    return Printed(
        edition=edition,
        until=following[0].since - timedelta(days=1) if following else None,
        lines=values.lines(parameter, edition.value),
        carried_into=pack.instruments[edition.carried_into] if edition.carried_into else None,
        candidates=tuple(pack.instruments[each] for each in edition.candidates),
        note=edition.note_vi if words.in_vietnamese() else edition.note_en,
    )


def _chapter_of(name: str) -> str:
    """Return a parameter's chapter: its first word; a procedure's steps are one of their own."""
    first, *rest = name.split(".")
    if first not in law.pack().procedures or len(rest) == 1:
        return first
    return f"{first}.{rest[0]}" if rest[0] in PARTS else f"{first}.steps"


def _title(chapter: str) -> str:
    titles = {
        "card": _("The card"),
        "cells": _("Cells"),
        "clocks": _("Reminders"),
        "committees": _("Committees"),
        "delegation": _("Delegation"),
        "votes": _("Votes"),
        "powers": _("Powers"),
        "level_kinds": _("Kinds of units"),
        "paper_kinds": _("Papers"),
        "steps": _("steps"),
        "deciders": _("who decides"),
        "roads": _("roads"),
    }
    first, _dot, part = chapter.partition(".")
    procedures = law.pack().procedures
    name = words.label(procedures[first]) if first in procedures else titles[first]
    return f"{name}: {titles[part]}" if part else name
