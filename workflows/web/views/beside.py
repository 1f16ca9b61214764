"""The forms of acts beside the steps: what they ask is the procedure's own."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from workflows.engine.actors import Answer
from workflows.engine.models import ItemState
from workflows.engine.reading import Seats
from workflows.engine.registry import procedure as registered
from workflows.engine.side_acts import SideAct, act_beside, check_place
from workflows.web import pages
from workflows.web.cases.grounds import Ground
from workflows.web.forms.sheets import ClosingForm, StepSheet
from workflows.web.questions import cases
from workflows.web.views.records import RecordPage


class BesidePage(RecordPage):
    """Something is recorded beside the steps, which wait as they did."""

    template = "cases/step.html"
    seats = Seats.LADDER

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Show the form while something of the case waits."""
        with pages.reading(request):
            found = self.look_up(**ids)
            ground: Ground = found["ground"]
            if ground.item.state != ItemState.OPEN:
                return redirect("case", case_id=ground.item.case_id)
            check_place(ground.situation, ground.procedure, act=found["act"])
            return self._show(found, self.form_for(found), HTTPStatus.OK)

    def look_up(self, case_id: UUID, act: str) -> dict[str, Any]:
        """Return the case by its first open item, with what the act is called."""
        items = cases.items(case_id)
        if not items:
            raise Http404
        procedure = registered(items[0].case.procedure)
        if act not in procedure.beside():
            raise Http404
        self.power = procedure.beside()[act]
        waiting = [item for item in items if item.state == ItemState.OPEN] or items[-1:]
        ground = self.ground(case_id, waiting[0].id)
        self.ground_found = ground
        return {
            "ground": ground,
            "manner": "beside",
            "act": act,
            "title": procedure.appearance.beside(act),
            "source": None,
        }

    def form_for(self, found: dict[str, Any]) -> StepSheet:
        """Return the sheet that the procedure has for the act."""
        ground: Ground = found["ground"]
        step = ground.procedure.form(ground.item.step, found["act"])(
            self.request.POST or None,
            on=ground.situation.on,
            own=ground.situation.own,
            members=cases.names(ground.situation.official_members),
        )
        sheet = StepSheet(self.request, step=step, closing=ClosingForm(self.request))
        sheet.add_papers(step.slots(()), doubted=(), at=self.request.at)
        return sheet

    def record(self, form: StepSheet, **ids: Any) -> Answer:
        """Record the act."""
        return act_beside(
            SideAct(
                case_id=ids["case_id"],
                act=ids["act"],
                actor=self.actor(self.ground_found),
                decided_on=form.step.cleaned_data["decided_on"],
                at=self.request.at,
                key=form.key,
                no_conflict=form.closing.cleaned_data["no_conflict"],
                facts=form.step.facts(),
                papers=form.new_papers(),
                basis=form.closing.stated_basis,
            )
        )
