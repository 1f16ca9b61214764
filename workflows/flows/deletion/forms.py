"""What is typed of the steps of deletion."""

from collections.abc import Mapping, Sequence

from workflows.engine.forms import PaperSlot, ReasonForm, StepForm
from workflows.engine.ladder import deletions, forms
from workflows.engine.ladder.departures import ANNOUNCEMENT
from workflows.engine.ladder.ground_forms import GroundForm
from workflows.engine.ladder.hearing import HEARING
from workflows.engine.ladder.telling_forms import AnnouncingForm, HearingForm
from workflows.flows.deletion.answers import FAMILY, OPENING, REFUSED, REQUEST, UNANSWERED
from workflows.flows.deletion.steps.asking import PROOF, REFUSAL


class DeletionGroundForm(GroundForm):
    """On which ground the deletion is considered, and what happened."""

    family = FAMILY


class RequestForm(StepForm):
    """The day of the request, and the proof of its own that it was sent."""

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the place for this request, also where an earlier one lies in the dossier."""
        others = [kind for kind in missing if kind != PROOF]
        return (PaperSlot(PROOF, PROOF), *super().slots(others))


class RefusedForm(StepForm):
    """The day of the written refusal, and the paper itself."""

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the place for the refusal."""
        return (PaperSlot(REFUSAL, REFUSAL), *super().slots(missing))


class CompletingForm(forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "deletion"


FORMS: Mapping[str, type[StepForm]] = {
    **deletions.FORMS,
    OPENING: DeletionGroundForm,
    REQUEST: RequestForm,
    HEARING: HearingForm,
    ANNOUNCEMENT: AnnouncingForm,
    "cell_completes_file": CompletingForm,
}
MANNER_FORMS: Mapping[str, type[StepForm]] = {
    **deletions.MANNER_FORMS,
    UNANSWERED: ReasonForm,
    REFUSED: RefusedForm,
}
