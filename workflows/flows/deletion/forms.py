"""What is typed of the steps of deletion."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import (
    ChoiceField,
    DayField,
    Group,
    PaperSlot,
    ReasonForm,
    StepForm,
)
from workflows.engine.ladder import forms
from workflows.engine.ladder.departures import ANNOUNCEMENT, COLLECTING
from workflows.engine.ladder.ground_forms import GroundForm
from workflows.flows.deletion.answers import (
    ANNULLED,
    ANSWER,
    COMPLAINED,
    FAMILY,
    HEARING,
    OPENING,
    REFUSED,
    REQUEST,
    UNANSWERED,
)
from workflows.flows.deletion.steps.asking import INVITED, PROOF, REFUSAL
from workflows.flows.deletion.steps.complaining import COMPLAINT

HEARD = [
    ("in_person", _("Spoke to the cell")),
    ("in_writing", _("Gave an opinion in writing")),
    (INVITED, _("Did not come, though invited")),
]
ANSWERS = [
    ("upheld", _("The deletion stands")),
    (ANNULLED, _("The deletion is annulled")),
]


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


class HearingForm(ReasonForm):
    """How the member was heard, and what was said or how they were invited."""

    how = ChoiceField(label=_("How"), choices=HEARD, widget=fields.RadioSelect)

    def groups(self) -> tuple[Group, ...]:
        """Return how the member was heard, then the account."""
        return (Group(_("How the member was heard"), ("how",)), *super().groups())

    def facts(self) -> dict[str, Any]:
        """Return how the member was heard, and the account."""
        return {"how": self.cleaned_data["how"], **super().facts()}


class AnnouncingForm(StepForm):
    """The day of the announcement, and the day on which the person received the decision."""

    received_on = DayField(label=_("Day the person received the decision"))

    def groups(self) -> tuple[Group, ...]:
        """Return the day from which the time to complain runs."""
        hint = _("The time to complain runs from this day.")
        return (Group(_("The person was told"), ("received_on",), hint=hint),)

    def facts(self) -> dict[str, Any]:
        """Return the day of receipt."""
        return {"received_on": self.cleaned_data["received_on"]}


class ComplaintForm(StepForm):
    """The day of the complaint, and the complaint itself."""

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the place for the complaint."""
        return (PaperSlot(COMPLAINT, COMPLAINT), *super().slots(missing))


class AnswerForm(StepForm):
    """What the answer to the complaint says."""

    answer = ChoiceField(label=_("Answer"), choices=ANSWERS, widget=fields.RadioSelect)

    def groups(self) -> tuple[Group, ...]:
        """Return the answer as a group of its own."""
        return (Group(_("What the answer says"), ("answer",)),)

    def facts(self) -> dict[str, Any]:
        """Return the answer."""
        return {"answer": self.cleaned_data["answer"]}


class CompletingForm(forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "deletion"


FORMS: Mapping[str, type[StepForm]] = {
    **COLLECTING,
    OPENING: DeletionGroundForm,
    REQUEST: RequestForm,
    HEARING: HearingForm,
    ANNOUNCEMENT: AnnouncingForm,
    ANSWER: AnswerForm,
    "cell_completes_file": CompletingForm,
}
MANNER_FORMS: Mapping[str, type[StepForm]] = {
    UNANSWERED: ReasonForm,
    REFUSED: RefusedForm,
    COMPLAINED: ComplaintForm,
}
