"""The form of a step that one person settles, by its own act or in another manner."""

from typing import Any
from uuid import UUID

from django.http import Http404

from workflows.engine import decisions, maps
from workflows.engine.actors import Answer
from workflows.engine.decisions import Deed
from workflows.engine.registry import ACT
from workflows.papers.completeness import Need
from workflows.web.cases.grounds import Ground
from workflows.web.cases.needs import doubted_kinds, wanting_kinds
from workflows.web.forms.sheets import ClosingForm, StepSheet
from workflows.web.questions import cases
from workflows.web.views.records import RecordPage


class StepPage(RecordPage):
    """One person records a step."""

    template = "cases/step.html"

    def look_up(self, case_id: UUID, item_id: UUID, manner: str = ACT) -> dict[str, Any]:
        """Return the item, what it needs, and the people who can be chosen."""
        ground = self.ground(case_id, item_id, manner=manner)
        step = ground.item.step
        flow = ground.procedure.map(ground.item.case.shape)
        if manner == ACT and maps.is_collective(flow, step):
            raise Http404
        if manner != ACT and manner not in ground.procedure.manners(step):
            raise Http404
        self.ground_found = ground
        return {
            "ground": ground,
            "manner": manner,
            "title": self.title(ground, manner),
            "needs": ground.procedure.needs(ground.situation) if manner == ACT else [],
            "source": ground.procedure.rule(step).source,
        }

    def title(self, ground: Ground, manner: str) -> str:
        """Return what the page is about."""
        if manner == ACT:
            return ground.step
        return str(ground.procedure.appearance.manner(manner))

    def form_for(self, found: dict[str, Any]) -> StepSheet:
        """Return the sheet, bound when something was posted."""
        ground: Ground = found["ground"]
        needs: list[Need] = found["needs"]
        form_class = ground.procedure.form(ground.item.step, found["manner"])
        step = form_class(
            self.request.POST or None,
            on=ground.situation.on,
            own=ground.situation.own,
            members=cases.names(ground.situation.official_members),
        )
        doubted = doubted_kinds(needs)
        sheet = StepSheet(
            self.request, step=step, closing=ClosingForm(self.request, may_take_basis=bool(doubted))
        )
        sheet.add_papers(step.slots(wanting_kinds(needs)), doubted=doubted, at=self.request.at)
        return sheet

    def record(self, form: StepSheet, **ids: Any) -> Answer:
        """Decide the step."""
        return decisions.decide(
            Deed(
                item_id=ids["item_id"],
                actor=self.actor(self.ground_found),
                decided_on=form.step.cleaned_data["decided_on"],
                at=self.request.at,
                key=form.key,
                no_conflict=form.closing.cleaned_data["no_conflict"],
                facts=form.step.facts(),
                papers=form.new_papers(),
                basis=form.closing.stated_basis,
                manner=ids.get("manner", ACT),
            )
        )
