"""The law as a whole: its documents, two days of it side by side, what it is unsure of."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.authority import law
from workflows.rules.instruments import Instrument
from workflows.web import pages
from workflows.web.days import asked_day, typed_day
from workflows.web.rulebook import differences
from workflows.web.rulebook.chapters import subject_of
from workflows.web.rulebook.doubts import Doubts, doubts
from workflows.web.rulebook.folding import SHORT, Folded, folded
from workflows.web.rulebook.resting import resting_on

# Days between which one most wants to know what changed are offered as links.
MOST_OFFERED = 6
OPEN_ALL = "all"


@pages.page
def instruments(request: HttpRequest) -> HttpResponse:
    """List the documents that make the law, the latest first."""
    pack = law.pack()
    following = _following()
    listed = sorted(pack.instruments.values(), key=lambda each: each.issued_on, reverse=True)
    found = {"instruments": [(each, following.get(each.id)) for each in listed]}
    return render(request, "rules/instruments.html", found)


@pages.page
def instrument(request: HttpRequest, name: str) -> HttpResponse:
    """Show a document and each rule that was read in it, or that it may have changed."""
    pack = law.pack()
    if name not in pack.instruments:
        raise Http404
    shown = pack.instruments[name]
    found = {
        "document": shown,
        "before": pack.instruments[shown.succeeds] if shown.succeeds else None,
        "after": _following().get(name),
        "resting": folded(
            resting_on(name), subject=lambda each: subject_of(each.name), opened=_all(request)
        ),
        "opened": _all(request),
    }
    return render(request, "rules/instrument.html", found)


@pages.page
def comparison(request: HttpRequest) -> HttpResponse:
    """Set the law of two days side by side: what differs, the old and the new."""
    texts = {name: request.GET.get(name, "").strip() for name in ("first", "last")}
    days = {name: typed_day(text) for name, text in texts.items()}
    earlier, later = _asked(days["first"], days["last"], on=request.on)
    found = {
        "first": earlier,
        "last": later,
        "mistyped": {name: texts[name] for name in texts if texts[name] and days[name] is None},
        "changed": [],
        "turns": _turns(request.on),
        "short": SHORT,
    }
    if not found["mistyped"]:
        every = differences.differences(earlier, later)
        found["changed"] = [each for each in every if each.of_value]
        found["moved"] = [each for each in every if not each.of_value]
        found["deciders"] = differences.deciders(earlier, later)
        found["instruments"] = differences.instruments(earlier, later)
    return render(request, "rules/comparison.html", found)


@pages.page
def unverified(request: HttpRequest) -> HttpResponse:
    """List what the rule book is unsure of on a day, by the kind of doubt."""
    day, mistyped = asked_day(request)
    unsure = doubts(day)
    found = {
        "doubts": unsure,
        "lists": _lists(unsure, opened=_all(request)),
        "opened": _all(request),
        "day": day,
        "as_of": day != request.on,
        "mistyped": mistyped,
    }
    return render(request, "rules/unverified.html", found)


def _lists(unsure: Doubts, *, opened: bool) -> dict[str, Folded[Any]]:
    """Return each list of doubts under its name, folded by subject."""
    rules = {
        name: folded(lines, subject=lambda each: subject_of(each.name), opened=opened)
        for name, lines in (
            ("contested", unsure.contested),
            ("recalled", unsure.recalled),
            ("carried", unsure.carried),
        )
    }
    unread = folded(unsure.unread, subject=lambda each: each.procedure_id, opened=opened)
    return rules | {"unread": unread}


def _all(request: HttpRequest) -> bool:
    return request.GET.get("open") == OPEN_ALL


def _following() -> dict[str, Instrument]:
    return {each.succeeds: each for each in law.pack().instruments.values() if each.succeeds}


def _asked(first: date | None, last: date | None, *, on: date) -> tuple[date, date]:
    """Return the two days in their order; by default the last turn of the law, and today."""
    turns = _turns(on)
    earlier, later = first or (turns[0] if turns else on), last or on
    return min(earlier, later), max(earlier, later)


def _turns(on: date) -> list[date]:
    """Return the latest days until today on which some rule changed, the last first."""
    begun = {
        edition.since
        for parameter in law.pack().parameters.values()
        for edition in parameter.history[1:]
        if edition.since <= on
    }
    return sorted(begun, reverse=True)[:MOST_OFFERED]
