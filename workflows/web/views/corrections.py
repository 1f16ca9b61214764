"""The form that corrects a recorded count: an act of the same body, with a reason and a paper."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine import decisions
from workflows.engine.actors import Answer
from workflows.engine.corrections import Correction, correct_count
from workflows.engine.forms import Group, PaperSlot, ReasonForm
from workflows.engine.models import Question
from workflows.rules.tallies import Tally
from workflows.web import pages
from workflows.web.cases.ballots import ballot
from workflows.web.cases.buttons import CORRECT
from workflows.web.cases.grounds import Ground
from workflows.web.forms.counts import FIGURES, CountField
from workflows.web.forms.sheets import ClosingForm, StepSheet
from workflows.web.questions import cases
from workflows.web.views.records import RecordPage


class CorrectionForm(ReasonForm):
    """The figures as they should have been, and why."""

    handed_out = CountField(label=gettext_lazy("Ballots handed out"))
    collected = CountField(label=gettext_lazy("Ballots collected"))
    in_favour = CountField(label=gettext_lazy("In favour"))
    against = CountField(label=gettext_lazy("Against"))
    invalid = CountField(label=gettext_lazy("Invalid"))

    def groups(self) -> tuple[Group, ...]:
        """Return the figures, then the reason."""
        return (Group(gettext_lazy("The right count"), FIGURES, columns=2), *super().groups())


class CorrectionPage(RecordPage):
    """The body corrects a count of its own."""

    template = "cases/step.html"
    power = CORRECT

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Show the form to those who may correct for the body."""
        with pages.reading(request):
            found = self.look_up(**ids)
            ground: Ground = found["ground"]
            decisions.check_power(ground.situation, act=ground.power)
            return self._show(found, self.form_for(found), HTTPStatus.OK)

    def look_up(self, case_id: UUID, question_id: UUID) -> dict[str, Any]:
        """Return the count, as it stands and as it is drawn."""
        count: Question | None = cases.count(case_id, question_id)
        if count is None:
            raise Http404
        ground = self.ground(case_id, count.item_id)
        self.ground_found = ground
        return {
            "ground": ground,
            "manner": "correct",
            "title": _("Correct a count"),
            "ballot": ballot(count, step=ground.step, replaced=not count.current),
            "case": ground.item.case,
            "source": ground.procedure.rule(ground.item.step).source,
        }

    def form_for(self, found: dict[str, Any]) -> StepSheet:  # noqa: ARG002
        """Return the sheet with empty figures and a place for the minutes of the count."""
        step = CorrectionForm(self.request.POST or None, on=self.request.on, own={}, members={})
        closing = ClosingForm(self.request)
        sheet = StepSheet(self.request, step=step, closing=closing)
        sheet.add_papers(
            [PaperSlot("correction_note", "correction_note")], doubted=(), at=self.request.at
        )
        return sheet

    def record(self, form: StepSheet, **ids: Any) -> Answer:
        """Correct the count."""
        typed = form.step.cleaned_data
        return correct_count(
            Correction(
                question_id=ids["question_id"],
                actor=self.actor(self.ground_found),
                tally=Tally(**{name: typed[name] for name in FIGURES}),
                reason=typed["reason"],
                paper=form.papers[0].new_paper(),
                decided_on=typed["decided_on"],
                at=self.request.at,
                key=form.key,
                no_conflict=form.closing.cleaned_data["no_conflict"],
            )
        )

    def done(self, form: StepSheet, answer: Answer) -> str:  # noqa: ARG002
        """Say that both counts stand."""
        return _("The count is corrected. The earlier one stays readable.")
