"""The form that ends a case around its steps: a withdrawal, a death, leaving the list."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine import decisions
from workflows.engine.actors import Answer
from workflows.engine.endings import end_case
from workflows.engine.forms import ChoiceField, Group, ReasonForm
from workflows.engine.models import ItemState
from workflows.engine.reading import Seats
from workflows.web import pages
from workflows.web.cases.buttons import END
from workflows.web.cases.grounds import Ground
from workflows.web.forms.sheets import ClosingForm, StepSheet
from workflows.web.questions import cases
from workflows.web.views.records import RecordPage


class EndingForm(ReasonForm):
    """On which ground the case ends, and why."""

    ground = ChoiceField(label=gettext_lazy("Ground"), widget=forms.RadioSelect)

    def groups(self) -> tuple[Group, ...]:
        """Return the ground, then the reason."""
        return (Group(gettext_lazy("On which ground"), ("ground",)), *super().groups())


class EndPage(RecordPage):
    """The unit of a case ends it."""

    template = "cases/step.html"
    power = END
    seats = Seats.UNIT

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Show the form while something of the case waits."""
        with pages.reading(request):
            found = self.look_up(**ids)
            ground: Ground = found["ground"]
            if ground.item.state != ItemState.OPEN:
                return redirect("case", **ids)
            decisions.check_power(ground.situation, act=ground.power)
            return self._show(found, self.form_for(found), HTTPStatus.OK)

    def look_up(self, case_id: UUID) -> dict[str, Any]:
        """Return the first open item of the case, on which its ending is written."""
        items = cases.items(case_id)
        if not items:
            raise Http404
        waiting = [item for item in items if item.state == ItemState.OPEN] or items[-1:]
        ground = self.ground(case_id, waiting[0].id)
        self.ground_found = ground
        return {
            "ground": ground,
            "manner": "end",
            "title": _("End the case"),
            "needs": [],
            "source": ground.procedure.rule(ground.item.step).source,
        }

    def form_for(self, found: dict[str, Any]) -> StepSheet:
        """Return the sheet with the grounds that the case has now."""
        ground: Ground = found["ground"]
        step = EndingForm(self.request.POST or None, on=ground.situation.on, own={}, members={})
        step.fields["ground"].choices = [
            (name, ground.procedure.appearance.ground(name))
            for name in ground.procedure.endings(ground.situation)
        ]
        return StepSheet(self.request, step=step, closing=ClosingForm(self.request))

    def record(self, form: StepSheet, **ids: Any) -> Answer:
        """End the case."""
        typed = form.step.cleaned_data
        return end_case(
            case_id=ids["case_id"],
            actor=self.actor(self.ground_found),
            ground=typed["ground"],
            reason=typed["reason"],
            decided_on=typed["decided_on"],
            at=self.request.at,
            key=form.key,
            no_conflict=form.closing.cleaned_data["no_conflict"],
        )

    def done(self, form: StepSheet, answer: Answer) -> str:  # noqa: ARG002
        """Say that the case has ended."""
        return _("The case has ended. Everything that stood open in it is closed.")
