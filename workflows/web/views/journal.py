"""The journal: what was done, tried and read, as far as the reader's office shows it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import DayField
from workflows.journal.changes import changes_under
from workflows.journal.log import configured, standing
from workflows.journal.log.notes import VerifierKey
from workflows.journal.models import Stream
from workflows.web import pages, readings
from workflows.web.journal.kinds import ACTS, EVERYTHING, kinds
from workflows.web.journal.lines import Around, Line, acted_in, days, line
from workflows.web.journal.rows import rows
from workflows.web.marks import asked_mark
from workflows.web.questions import journal as questions
from workflows.web.questions.cases import Told
from workflows.web.questions.journal import Wanted

THINGS = ("case", "person", "by", "body")


class JournalForm(forms.Form):
    """What is asked of the journal: a kind of acts and days, about a thing named by its id."""

    kind = forms.CharField(required=False)
    case = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    by = forms.UUIDField(required=False, widget=forms.HiddenInput)
    body = forms.UUIDField(required=False, widget=forms.HiddenInput)
    since = DayField(label=_("From the day"), required=False)
    until = DayField(label=_("To the day"), required=False)

    def clean_kind(self) -> str:
        """Return the kind, if there is one of that name."""
        kind = self.cleaned_data["kind"]
        if kind and kind not in kinds():
            raise forms.ValidationError("unknown")
        return str(kind)

    @property
    def kind_shown(self) -> str:
        """Return the kind that is shown: what was done, and about one person everything."""
        asked = self.cleaned_data
        return asked["kind"] or (EVERYTHING if asked["person"] or asked["by"] else ACTS)

    @property
    def wanted(self) -> Wanted:
        """Return what is asked."""
        asked = self.cleaned_data
        return Wanted(
            acts=kinds()[self.kind_shown].acts,
            case_id=asked["case"],
            person_id=asked["person"],
            by_id=asked["by"],
            body_id=asked["body"],
            since=asked["since"],
            until=asked["until"],
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of acts to choose."""

    code: str
    title: str
    chosen: bool


@pages.page
def journal(request: HttpRequest) -> HttpResponse:
    """Show the entries that the reader may see, the latest first, and how they are sealed."""
    form = JournalForm(request.GET)
    if set(form.errors) - {"since", "until"}:
        raise Http404
    found: dict[str, Any] = {"form": form, "choices": _choices(form)}
    if form.is_valid():
        after = asked_mark(request.GET.get("after", ""))
        told, following = questions.page(form.wanted, after=after)
        _record(request, form)
        found |= {
            "days": days(_lines(told)),
            "first": "" if after is None else _address(request, after=""),
            "next": _address(request, after=str(following)) if following else "",
            **_seals(form.cleaned_data["case"]),
        }
    return render(request, "journal/journal.html", found)


@pages.page
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show one entry: why it was allowed, which rows it changed, how it is sealed."""
    told = questions.entry(entry_id)
    if told is None:
        raise Http404
    readings.record_of_journal(request, {"entry": entry_id})
    [shown] = _lines([told])
    found = {
        "line": shown,
        "entry": told.entry,
        "hash": bytes(told.entry.hash).hex(),
        "previous": bytes(told.entry.previous).hex() if told.entry.previous else "",
        "rows": rows(changes_under(entry_id, told.entry.transaction)),
        "log": standing.standing(connection.connection),
    }
    return render(request, "journal/entry.html", found)


def _record(request: HttpRequest, form: JournalForm) -> None:
    """Leave a line of this reading, too, with what it was about."""
    about = {name: form.cleaned_data[name] for name in THINGS if form.cleaned_data[name]}
    readings.record_of_journal(request, about)


def _lines(told: list[Told]) -> list[Line]:
    entries = [each.entry for each in told]
    around = Around(
        bodies=questions.bodies({each.body_id for each in entries if each.body_id}),
        people=questions.people(
            {id for each in entries for id in (each.person_id, each.about_person) if id}
        ),
        seats=questions.seats({each for each in map(acted_in, entries) if each}),
        sealed=standing.sealed_among(connection.connection, [each.id for each in entries]),
    )
    return [line(each, around) for each in told]


def _seals(case_id: UUID | None) -> dict[str, Any]:
    """Return how far the log has come and, where one case is asked for, whether it holds."""
    found: dict[str, Any] = {"log": standing.standing(connection.connection)}
    # Where no key is kept beside the pages, the command verifies and they say nothing.
    if case_id and (keys := _believed()):
        found["chain"] = standing.checked(connection.connection, Stream.CASE, case_id, keys=keys)
    return found


def _believed() -> tuple[VerifierKey, ...]:
    try:
        return tuple(configured.keys().believed)
    except configured.NotConfigured:
        return ()


def _choices(form: JournalForm) -> list[Choice]:
    chosen = form.kind_shown
    return [Choice(each.code, str(each.title), each.code == chosen) for each in kinds().values()]


def _address(request: HttpRequest, **changed: str) -> str:
    asked = {**request.GET.dict(), **changed}
    return "?" + urlencode({name: value for name, value in asked.items() if value})
