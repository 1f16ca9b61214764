"""The rule book by subject: its rules on a day, the history of each, what is sought by name."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.authority import law
from workflows.engine.registry import every_procedure
from workflows.rules.parameters import Parameter
from workflows.web import pages
from workflows.web.days import asked_day
from workflows.web.rulebook import chapters
from workflows.web.rulebook.doubts import doubts
from workflows.web.rulebook.printing import line, printed, printed_on

LONGEST_SOUGHT = 80


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter in the table of contents."""

    name: str
    title: str
    count: int


@pages.page
def index(request: HttpRequest) -> HttpResponse:
    """Show the subjects of the law, one chapter of it, or the rules of a name, on a day."""
    day, mistyped = asked_day(request)
    known = chapters.chapters()
    chosen = request.GET.get("chapter", "")
    sought = request.GET.get("sought", "").strip()[:LONGEST_SOUGHT]
    if chosen and chosen not in known:
        raise Http404
    listed = chapters.matching(sought) if sought else known.get(chosen, [])
    found = {
        "chapters": [
            Chapter(name, chapters.title(name), len(rules)) for name, rules in known.items()
        ],
        "chapter": chosen,
        "title": chapters.title(chosen) if chosen else "",
        "sought": sought,
        "lines": [line(each, day) for each in listed],
        "procedures": [each.rules for each in every_procedure()],
        "unsure": doubts(day).count,
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
    shown: Parameter[object] = pack.parameters[name]
    day, mistyped = asked_day(request)
    chapter = chapters.chapter_of(name)
    found = {
        "parameter": shown,
        "chapter": chapter,
        "chapter_title": chapters.title(chapter),
        "now": printed_on(shown, request.on),
        "then": printed_on(shown, day),
        "history": [printed(shown, edition) for edition in reversed(shown.history)],
        "day": day,
        "asked": day != request.on,
        "mistyped": mistyped,
    }
    return render(request, "rules/parameter.html", found)
