"""Pages on which something is recorded in a case: what stands before every such form."""

from datetime import date
from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from workflows.engine import decisions
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import BasisNotConfirmed
from workflows.engine.models import Item, ItemState
from workflows.engine.reading import Seats
from workflows.engine.registry import ACT
from workflows.engine.registry import procedure as registered
from workflows.engine.sightings import see
from workflows.foundation.refusals import Refusal
from workflows.web import pages, readings
from workflows.web.cases.grounds import Ground
from workflows.web.cases.needs import unsettled
from workflows.web.days import typed_day
from workflows.web.questions import cases, units


class RecordPage(pages.FormPage):
    """A form about one item of a case."""

    power: ClassVar[str] = ""
    seats: ClassVar[Seats] = Seats.ITEM

    def get(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Show the form, or lead to the case where the item no longer waits."""
        with pages.reading(request):
            found = self.look_up(**ids)
            ground: Ground = found["ground"]
            if ground.item.state != ItemState.OPEN:
                return redirect("case", case_id=ground.item.case_id)
            decisions.check_power(ground.situation, act=ground.power)
            see(item_id=ground.item.id, person_id=request.user.person_id, at=request.at)
            return self._show(found, self.form_for(found), HTTPStatus.OK)

    def ground(self, case_id: UUID, item_id: UUID, *, manner: str = ACT) -> Ground:
        """Return what the form stands on, read for the day that was typed if it can be one."""
        item = cases.item(case_id, item_id)
        if item is None:
            raise Http404
        procedure = registered(item.case.procedure)
        power = self.power or procedure.power(item.step, manner)
        chair = self.request.desk.chair
        situation = cases.situation(
            item.id,
            procedure=procedure,
            act=power,
            counts=self.seats,
            person_id=self.request.user.person_id,
            appointment_id=chair.seat.id if chair else None,
            on=self.day(item),
            today=self.request.on,
        )
        return Ground(item, procedure, situation, power)

    def day(self, item: Item) -> date:
        """
        Return the day that was typed where a decision could have it, today otherwise.

        A unit that has left the tree is read as it stood on its last day there.
        """
        typed = typed_day(self.request.POST.get("decided_on", ""))
        possible = typed is not None and item.opened_on <= typed <= self.request.on
        return units.day_in_tree(item.case.unit_id, on=typed if possible else self.request.on)

    def actor(self, ground: Ground) -> Actor:
        """Return the reader as one who acts, in the seat that gives the power."""
        seat = (ground.situation.seat or {}).get("appointment_id")
        return Actor(
            person_id=self.request.user.person_id,
            name=self.request.desk.name,
            appointment_id=UUID(seat) if seat else None,
        )

    def act(self, form: Any, **ids: Any) -> HttpResponse:
        """Record what the form says; a refusal is kept with the form that it answers."""
        try:
            answer = self.record(form, **ids)
        except Refusal as refusal:
            form.refused = refusal
            raise
        messages.success(self.request, self.done(form, answer))
        return redirect("case", case_id=answer.case_id)

    def record(self, form: Any, **ids: Any) -> Answer:
        """Do what the form asks through one service."""
        raise NotImplementedError

    def done(self, form: Any, answer: Answer) -> str:  # noqa: ARG002
        """Return what is now so, as the next page says it."""
        return _("Recorded. It stands in the journal of the case.")

    def _show(self, found: dict[str, Any], form: Any, status: int) -> HttpResponse:
        refusal = getattr(form, "refused", None)
        if isinstance(refusal, BasisNotConfirmed):
            form.closing.ask_basis(unsettled(refusal))
        if refusal is not None:
            form.point_at(refusal)
        ground: Ground = found["ground"]
        readings.record(self.request, readings.of_case(ground.item.case))
        source = ground.procedure.rule(ground.item.step).source
        return super()._show({"source": source, **found}, form, status)
