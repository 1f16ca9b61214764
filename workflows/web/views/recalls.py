"""The form that takes back a step just decided, with its reason; both entries stand."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workflows.engine import decisions
from workflows.engine.actors import Answer
from workflows.engine.forms import ReasonForm
from workflows.engine.models import ItemState
from workflows.engine.recalls import Recall, recall
from workflows.web import pages
from workflows.web.cases.grounds import Ground
from workflows.web.forms.sheets import ClosingForm, StepSheet
from workflows.web.views.records import RecordPage


class RecallPage(RecordPage):
    """The body that decided a step takes it back before anyone has gone on."""

    template = "cases/step.html"

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Show the form to those who may decide the step."""
        with pages.reading(request):
            found = self.look_up(**ids)
            ground: Ground = found["ground"]
            if ground.item.state != ItemState.DONE:
                return redirect("case", case_id=ground.item.case_id)
            decisions.check_power(ground.situation, act=ground.power)
            return self._show(found, self.form_for(found), HTTPStatus.OK)

    def look_up(self, case_id: UUID, item_id: UUID) -> dict[str, Any]:
        """Return the decided item."""
        ground = self.ground(case_id, item_id)
        if ground.item.state == ItemState.OPEN:
            raise Http404
        self.ground_found = ground
        return {
            "ground": ground,
            "manner": "recall",
            "title": _("Recall: {step}").format(step=ground.step),
            "source": ground.procedure.rule(ground.item.step).source,
        }

    def form_for(self, found: dict[str, Any]) -> StepSheet:
        """Return the sheet with the day and the reason."""
        on = found["ground"].situation.on
        step = ReasonForm(self.request.POST or None, on=on, own={}, members={})
        return StepSheet(self.request, step=step, closing=ClosingForm(self.request, declares=False))

    def record(self, form: StepSheet, **ids: Any) -> Answer:
        """Take the step back."""
        return recall(
            Recall(
                item_id=ids["item_id"],
                actor=self.actor(self.ground_found),
                reason=form.step.cleaned_data["reason"],
                decided_on=form.step.cleaned_data["decided_on"],
                at=self.request.at,
                key=form.key,
            )
        )

    def done(self, form: StepSheet, answer: Answer) -> str:  # noqa: ARG002
        """Say that the step waits again."""
        return _("The step is recalled and waits again. Both entries stand in the journal.")
