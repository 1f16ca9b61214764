"""Two human steps after another, each with its object permission, under viewflow's row lock."""

from viewflow import this
from viewflow.workflow import flow
from viewflow.workflow.base import Flow
from viewflow.workflow.lock import select_for_update_lock

from tests.bench.stock.models import Application, Unit

MAY_DECIDE = "stock.change_unit"


def unit_of(process: Application) -> Unit:
    """Return the unit that decides."""
    return process.coerced.unit


class ApplicationFlow(Flow):
    """From the application to the life history."""

    process_class = Application
    lock_impl = select_for_update_lock

    start = flow.StartHandle(this.begin).Next(this.applies)
    applies = flow.View(None).Permission(MAY_DECIDE, obj=unit_of).Next(this.writes_life_history)
    writes_life_history = flow.View(None).Permission(MAY_DECIDE, obj=unit_of).Next(this.end)
    end = flow.End()

    def begin(self, activation, *, unit: Unit, applicant: str) -> Application:
        """Begin the process of an applicant."""
        activation.process.unit, activation.process.applicant = unit, applicant
        return activation.process
