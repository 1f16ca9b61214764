"""What one's bodies are told: what was decided on their cases, and which time limits end."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workflows.engine.registry import procedure as registered
from workflows.web import pages, words
from workflows.web.cases.timelines import Knot, knot_of_unit, knots
from workflows.web.marks import Mark, asked_mark
from workflows.web.questions import notices as questions
from workflows.web.questions.notices import Notice


@dataclass(frozen=True, slots=True)
class Row:
    """A notice as the list shows it: what it tells, of which case if any, how that has ended."""

    notice: Notice
    procedure: str
    knot: Knot
    outcome: str


@pages.page
def notices(request: HttpRequest) -> HttpResponse:
    """Show what was made known to the bodies in which the reader sits."""
    after = asked_mark(request.GET.get("after", ""))
    found, following = questions.page(request.user.person_id, on=request.on, after=after)
    shown = {
        "rows": [_row(each) for each in found],
        "next": _address(following) if following else "",
        "first": after is None,
    }
    return render(request, "notices/notices.html", shown)


def _row(notice: Notice) -> Row:
    if notice.procedure is None or notice.shape is None:
        return Row(notice=notice, procedure="", knot=knot_of_unit(notice.told), outcome="")
    procedure = registered(notice.procedure)
    [knot] = knots([notice.told], procedure, notice.shape)
    outcome = words.label(procedure.rules.outcomes[notice.outcome]) if notice.outcome else ""
    return Row(notice=notice, procedure=words.label(procedure.rules), knot=knot, outcome=outcome)


def _address(after: Mark) -> str:
    return "?" + urlencode({"after": str(after)})
