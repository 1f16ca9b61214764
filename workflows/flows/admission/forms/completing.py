"""What is typed when the cell completes a file that was sent back."""

from collections.abc import Sequence

from workflows.engine.forms import PaperSlot, StepForm
from workflows.flows.admission import roads


class CompletingForm(StepForm):
    """Any paper that the cell's vote rests on may be made again; an introducer is replaced."""

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return a place for each paper of the file that went up, none of them needed."""
        filed = roads.rules().steps["cell_resolves"].papers.on(self.on).value
        again = [kind for kind in filed if kind not in {"introduction", *missing}]
        return (
            *super().slots(missing),
            *(PaperSlot(kind, kind, needed=False) for kind in again),
        )
