"""What is typed of the steps of deletion."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import PaperSlot, ReasonForm, StepForm
from workflows.engine.ladder import forms
from workflows.engine.ladder.complaints import ANNULLED, ANSWER, COMPLAINED
from workflows.engine.ladder.departures import ANNOUNCEMENT, COLLECTING
from workflows.engine.ladder.ground_forms import GroundForm
from workflows.engine.ladder.hearing import HEARING
from workflows.engine.ladder.telling_forms import (
    AnnouncingForm,
    AnswerForm,
    ComplaintForm,
    HearingForm,
)
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


class DeletionComplaintForm(ComplaintForm):
    """The day of the complaint about the deletion, and the complaint itself."""

    procedure = "deletion"


class DeletionAnswerForm(AnswerForm):
    """Whether the deletion stands."""

    answers = (("upheld", _("The deletion stands")), (ANNULLED, _("The deletion is annulled")))


class CompletingForm(forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "deletion"


FORMS: Mapping[str, type[StepForm]] = {
    **COLLECTING,
    OPENING: DeletionGroundForm,
    REQUEST: RequestForm,
    HEARING: HearingForm,
    ANNOUNCEMENT: AnnouncingForm,
    ANSWER: DeletionAnswerForm,
    "cell_completes_file": CompletingForm,
}
MANNER_FORMS: Mapping[str, type[StepForm]] = {
    UNANSWERED: ReasonForm,
    REFUSED: RefusedForm,
    COMPLAINED: DeletionComplaintForm,
}
