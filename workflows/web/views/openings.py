"""The form that opens a case: the person, the cell's resolution, the member who helps."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.authority.seats import Seat
from workflows.engine import maps
from workflows.engine.actors import Actor
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.openings import BELONGING_TO_NO_CELL, OPEN, Opening, open_case
from workflows.engine.registry import ACT, Procedure
from workflows.engine.registry import procedure as registered
from workflows.foundation.moments import end_of
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.papers.editions import edition_if_any
from workflows.people.electorates import MEETING_OF_MEMBERS, electorate
from workflows.people.models import Person
from workflows.people.models.memberships import StandingKind
from workflows.rules.parameters import Parameter
from workflows.web import pages, words
from workflows.web.cases.needs import unsettled
from workflows.web.days import typed_day
from workflows.web.forms.openings import MemberForm, OpeningSheet, PersonForm
from workflows.web.forms.sheets import ClosingForm
from workflows.web.questions import cases
from workflows.web.questions.persons import namesakes, people_of
from workflows.web.questions.units import bodies


class OpeningPage(pages.FormPage):
    """The secretary of a cell opens a case."""

    template = "cases/opening.html"

    def look_up(self, name: str) -> dict[str, Any]:
        """Return the cell for which the reader may open cases, and who can help."""
        seat, body_id = self._place()
        if name not in law.pack().procedures:
            raise Http404
        procedure = registered(name)
        step = maps.opening(procedure.map(procedure.shape))
        papers = procedure.rule(step).papers
        day = self._day(papers)
        members = electorate(body_id=body_id, on=day, known_at=end_of(day)).members
        self.place = seat, body_id
        return {
            "procedure": procedure,
            "title": _("Open a case: {procedure}").format(procedure=words.label(procedure.rules)),
            "step": step,
            "unit": seat.unit_name,
            "unit_id": seat.unit_id,
            "acts_as": words.seat_title(office=seat.office, unit_name=seat.unit_name),
            "source": procedure.rule(step).source,
            "papers": papers.on(day),
            "members": {each.person_id: each.name for each in members},
            "day": day,
        }

    def form_for(self, found: dict[str, Any]) -> OpeningSheet:
        """Return the sheet, bound when something was posted."""
        procedure: Procedure = found["procedure"]
        typed = self.request.POST or None
        person = self._person_form(found, typed)
        papers = found["papers"]
        doubted = frozenset(papers.value if papers.doubtful else ())
        step = procedure.form(found["step"], ACT)(
            typed, on=found["day"], own={}, members=found["members"]
        )
        sheet = OpeningSheet(
            self.request,
            person=person,
            step=step,
            closing=ClosingForm(self.request, may_take_basis=bool(doubted)),
        )
        sheet.add_papers(step.slots(papers.value), doubted=doubted, at=self.request.at)
        return sheet

    def _day(self, papers: Parameter[tuple[str, ...]]) -> date:
        """Return the day that was typed where the rule book knows it, today otherwise."""
        typed = typed_day(self.request.POST.get("decided_on", "")) or self.request.on
        known = typed <= self.request.on and edition_if_any(papers, typed) is not None
        return typed if known else self.request.on

    def act(self, form: OpeningSheet, name: str) -> HttpResponse:
        """Open the case and lead to its page."""
        seat, body_id = self.place
        try:
            answer = open_case(
                Opening(
                    procedure=name,
                    body_id=body_id,
                    actor=Actor(self.request.user.person_id, self.request.desk.name, seat.id),
                    **form.person.subject(),
                    decided_on=form.step.cleaned_data["decided_on"],
                    at=self.request.at,
                    key=form.key,
                    no_conflict=form.closing.cleaned_data["no_conflict"],
                    facts=form.step.facts(),
                    papers=form.new_papers(),
                    basis=form.closing.stated_basis,
                )
            )
        except Refusal as refusal:
            form.refused = refusal
            raise
        messages.success(self.request, _("The case is open."))
        return redirect("case", case_id=answer.case_id)

    def _place(self) -> tuple[Seat, UUID]:
        """Return the seat that opens cases, the chosen one first, with the cell's meeting."""
        chairs = sorted(self.request.desk.chairs, key=lambda chair: not chair.chosen)
        for chair in chairs:
            for body in bodies(chair.seat.unit_id, on=self.request.on):
                if body.kind == MEETING_OF_MEMBERS and self._may(body.id):
                    return chair.seat, body.id
        raise Http404

    def _person_form(self, found: dict[str, Any], typed: Any) -> PersonForm | MemberForm:
        about = found["procedure"].about
        if StandingKind.APPLICANT in about:
            return PersonForm(typed, namesakes=self._namesakes(found))
        chosen = people_of(found["unit_id"], standings=about, on=found["day"])
        return MemberForm(typed, members=chosen, left=about <= BELONGING_TO_NO_CELL)

    def _namesakes(self, found: dict[str, Any]) -> list[Person]:
        """Return who of the typed name and day of birth is known in the cell, if it matters."""
        typed = self.request.POST
        born_on, name = typed_day(typed.get("born_on", "")), composed(typed.get("full_name", ""))
        if born_on is None or not name or cases.was_sent(typed.get("key", "")):
            return []
        return namesakes(name, born_on=born_on, cell_id=found["unit_id"], on=found["day"])

    def _may(self, body_id: UUID) -> bool:
        person_id = self.request.user.person_id
        return bool(cases.allowed(person_id, {OPEN}, body_ids=[body_id], on=self.request.on))

    def _show(self, found: dict[str, Any], form: OpeningSheet, status: int) -> HttpResponse:
        refusal = getattr(form, "refused", None)
        if isinstance(refusal, BasisNotConfirmed):
            form.closing.ask_basis(unsettled(refusal))
        if refusal is not None:
            form.point_at(refusal)
        return super()._show(found, form, status)
