"""What is typed of the steps of annulment."""

from collections.abc import Mapping
from typing import Any

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, ReasonForm, StepForm
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
from workflows.flows.annulment.answers import (
    ADMISSION,
    FAMILY,
    OF,
    OPENING,
    RECOGNITION,
    RESPONSIBILITY,
)
from workflows.flows.annulment.steps.losing import COMPLAINTS

DECISIONS = [(ADMISSION, _("The admission")), (RECOGNITION, _("The recognition"))]


class AnnulmentForm(GroundForm):
    """Which decision is to be annulled, on which ground, and what the check found."""

    family = FAMILY

    annuls = ChoiceField(label=_("Which decision"), choices=DECISIONS, widget=fields.RadioSelect)

    def groups(self) -> tuple[Group, ...]:
        """Return the decision, then the ground and the account."""
        return (Group(_("What is to be annulled"), (OF,)), *super().groups())

    def facts(self) -> dict[str, Any]:
        """Return the decision, the ground and the account."""
        return {OF: self.cleaned_data[OF], **super().facts()}


class ResponsibilityForm(ReasonForm):
    """What the examination of responsibility came to."""

    def shape(self) -> None:
        """Ask for the conclusion."""
        self.fields["reason"].required = True
        self.fields["reason"].label = _("Conclusion")

    def groups(self) -> tuple[Group, ...]:
        """Return the conclusion as a group of its own."""
        return (Group(_("Responsibility"), ("reason",)),)


class AnnulmentComplaintForm(ComplaintForm):
    """The day of the complaint about the annulment, and the complaint itself."""

    complaints = COMPLAINTS


class AnnulmentAnswerForm(AnswerForm):
    """Whether the annulment stands."""

    answers = (
        ("upheld", _("The annulment stands")),
        (ANNULLED, _("The annulment is set aside")),
    )


class CompletingForm(forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "annulment"


FORMS: Mapping[str, type[StepForm]] = {
    **COLLECTING,
    OPENING: AnnulmentForm,
    HEARING: HearingForm,
    RESPONSIBILITY: ResponsibilityForm,
    ANNOUNCEMENT: AnnouncingForm,
    ANSWER: AnnulmentAnswerForm,
    "cell_completes_file": CompletingForm,
}
MANNER_FORMS: Mapping[str, type[StepForm]] = {COMPLAINED: AnnulmentComplaintForm}
