"""What waits for the reader, the most urgent first."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import conditional_page

from workflows.authority import law
from workflows.inbox import questions
from workflows.inbox.questions import Choice, Counts, Mark, Waiting
from workflows.inbox.urgency import Span, Urgency, spans, urgency_of, working_days_left
from workflows.rules.procedures import Decider, Procedure, Rung, StepRule
from workflows.web import pages, requirements, words
from workflows.web.desks import Chair

ICONS = {
    Urgency.WORST: "worst",
    Urgency.LATE: "alert",
    Urgency.TODAY: "today",
    Urgency.WEEK: "week",
    Urgency.LATER: "later",
}
TONES = {
    Urgency.WORST: "c-late",
    Urgency.LATE: "c-late",
    Urgency.TODAY: "c-soon",
    Urgency.WEEK: "muted",
    Urgency.LATER: "muted",
}
BADGES = {Urgency.WORST: "worst", Urgency.LATE: "late", Urgency.TODAY: "soon"}


@dataclass(frozen=True, slots=True)
class Row:
    """One item as the list shows it."""

    item: Waiting
    procedure: str
    step: str
    needs: tuple[requirements.Need, ...]
    urgency: Urgency
    due: str

    @property
    def icon(self) -> str:
        """Return the mark of the due day."""
        return ICONS[self.urgency]

    @property
    def badge(self) -> str:
        """Return the look of the due day; a provisional one is dashed."""
        return "doubt" if self.item.provisional else BADGES.get(self.urgency, "")


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one urgency, with how many there are in all."""

    urgency: Urgency
    title: str
    total: int
    chosen: bool
    address: str
    rows: tuple[Row, ...] = ()

    @property
    def icon(self) -> str:
        """Return the mark of the group."""
        return ICONS[self.urgency]

    @property
    def tone(self) -> str:
        """Return the colour of the mark."""
        return TONES[self.urgency]

    @property
    def more(self) -> bool:
        """Tell whether there are at least as many as are counted."""
        return self.total >= questions.COUNTED_UP_TO


@pages.page
def inbox(request: HttpRequest) -> HttpResponse:
    """Show what waits in the chosen office."""
    chair = request.desk.chair
    if chair is None:
        return render(request, "inbox/inbox.html", {"total": 0})
    choice, after = _choice(request), _mark(request.GET.get("after", ""))
    counts = _counts(request, chair, choice)
    items, following = questions.page(
        request.user.person_id, chair.seat.id, on=request.on, choice=choice, after=after
    )
    groups = spans(request.on, law.calendar())
    rows = [_row(item, request.on, groups) for item in items]
    by_urgency = {
        urgency: tuple(found) for urgency, found in groupby(rows, lambda row: row.urgency)
    }
    shown = [
        Group(
            urgency=urgency,
            title=_title(urgency),
            total=counts.get(urgency, 0),
            chosen=choice.urgency is urgency,
            address=_address(choice, urgency=urgency),
            rows=by_urgency.get(urgency, ()),
        )
        for urgency in Urgency
    ]
    found = {
        "groups": shown,
        "total": sum(counts.values()),
        "late": counts.get(Urgency.WORST, 0) + counts.get(Urgency.LATE, 0),
        "today": counts.get(Urgency.TODAY, 0),
        "choice": choice,
        "procedures": tuple(law.pack().procedures.values()),
        "units": sorted({(item.unit_name, item.unit_id) for item in items}),
        "next": _address(choice, after=following) if following else "",
        "first": after is None,
    }
    return render(request, "inbox/inbox.html", found)


@conditional_page
@pages.page
def count(request: HttpRequest) -> HttpResponse:
    """Say how many items wait, as the mark in the bar or as a page of its own."""
    whole = not request.htmx
    response = render(request, "inbox/count_page.html" if whole else "inbox/count.html")
    patch_cache_control(response, private=True, no_cache=True)
    return response


def _counts(request: HttpRequest, chair: Chair, choice: Choice) -> dict[Urgency, int]:
    if not (choice.procedure or choice.unit_id):
        return chair.waiting
    found: Counts = questions.waiting(request.user.person_id, on=request.on, choice=choice)
    return found.get(chair.seat.id, {})


def _row(item: Waiting, today: date, groups: tuple[Span, ...]) -> Row:
    procedure = law.pack().procedures[item.procedure]
    step = procedure.steps[item.step]
    return Row(
        item=item,
        procedure=words.label(procedure),
        step=words.label(step),
        needs=requirements.needs(
            step,
            on=today,
            papers=item.papers,
            decided_by=_decider(procedure, step, item.body_kind, today),
            arrived_by=item.arrived_by,
        ),
        urgency=urgency_of(item.due_on, groups),
        due=_due(item, today),
    )


def _decider(procedure: Procedure, step: StepRule, body_kind: str, on: date) -> Decider | None:
    """Return the decider that holds the step, where the law names it by the day."""
    if step.rung is not Rung.COMPETENT:
        return None
    deciders = procedure.deciders_on(on)
    return next((each for each in deciders if each.body_kind == body_kind), None)


def _due(item: Waiting, today: date) -> str:
    if item.due_on is None:
        return ""
    if item.provisional:
        return _("Provisional: {day}").format(day=words.day(item.due_on))
    left = working_days_left(item.due_on, today, law.calendar())
    if item.due_on == today:
        return _("Today")
    if left > 0:
        return ngettext("{n} working day left", "{n} working days left", left).format(n=left)
    if left < 0:
        return ngettext("{n} working day over", "{n} working days over", -left).format(n=-left)
    return _("On a rest day") if item.due_on > today else _("Over since a rest day")


def _title(urgency: Urgency) -> str:
    return {
        Urgency.WORST: _("Seriously overdue"),
        Urgency.LATE: _("Overdue"),
        Urgency.TODAY: _("Today"),
        Urgency.WEEK: _("In the week to come"),
        Urgency.LATER: _("Later"),
    }[urgency]


def _choice(request: HttpRequest) -> Choice:
    asked = request.GET
    procedure = asked.get("procedure") or None
    if procedure is not None and procedure not in law.pack().procedures:
        raise Http404
    try:
        return Choice(
            urgency=Urgency(asked["urgency"]) if asked.get("urgency") else None,
            procedure=procedure,
            unit_id=UUID(asked["unit"]) if asked.get("unit") else None,
        )
    except ValueError as unknown:
        raise Http404 from unknown


def _mark(text: str) -> Mark | None:
    if not text:
        return None
    due, _separator, item = text.partition("_")
    try:
        return Mark(date.fromisoformat(due) if due else None, UUID(item))
    except ValueError as unknown:
        raise Http404 from unknown


def _address(choice: Choice, *, urgency: Urgency | None = None, after: Mark | None = None) -> str:
    """Return the query that keeps the choice, with the urgency or the mark put in."""
    asked = {
        "urgency": urgency or choice.urgency,
        "procedure": choice.procedure,
        "unit": choice.unit_id,
        "after": f"{after.due_on or ''}_{after.item_id}" if after else None,
    }
    return "?" + urlencode({name: value for name, value in asked.items() if value})
