"""What is typed of the steps of recognition."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, StepForm
from workflows.engine.ladder import deletions, forms
from workflows.engine.ladder.telling_forms import AnnouncingForm
from workflows.flows.recognition.steps.telling import ANNOUNCEMENT

__all__ = ["FORMS"]


class HelperForm(StepForm):
    """Which member helped, and now comments."""

    helper = ChoiceField(label=_("Member who helped"))

    def shape(self) -> None:
        """Offer the official members of the cell."""
        self.fields["helper"].choices = self.people()

    def groups(self) -> tuple[Group, ...]:
        """Return the helper as a group of its own."""
        return (Group(_("Who helped"), ("helper",)),)

    def facts(self) -> dict[str, Any]:
        """Return the helper."""
        chosen = UUID(self.cleaned_data["helper"])
        return {"helper": {"person_id": chosen, "name": self.chosen("helper")}}


class CompletingForm(forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "recognition"


FORMS: Mapping[str, type[StepForm]] = {
    **deletions.FORMS,
    "helper_comments": HelperForm,
    "cell_completes_file": CompletingForm,
    "committee_issues_card": forms.IssuingForm,
    ANNOUNCEMENT: AnnouncingForm,
}
