"""What is typed of the steps of a restoration."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import DayField, Group, PaperSlot, ReasonForm, StepForm
from workflows.flows.restoration.steps.opening import DECISION, OPENING
from workflows.flows.restoration.steps.restoring import RECEIPT, RESTORING
from workflows.flows.restoration.steps.telling import TELLING


class OpeningForm(StepForm):
    """The papers alone: the number and the day of the decision are written beside its file."""

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the places for papers, with the word that the decision needs its number."""
        hint = _("Write its day and its number: the case tells of the decision by them.")
        return tuple(
            replace(slot, hint=hint) if slot.kind == DECISION else slot
            for slot in super().slots(missing)
        )


class CompletingForm(StepForm):
    """The application and the decision on the complaint may be brought again."""

    optional_papers = ("restoration_application", DECISION)


class RestoringForm(StepForm):
    """On which day the dues of the time between were paid, if they were; no amount is kept."""

    dues_paid_on = DayField(label=_("Day on which they were paid"), required=False)

    def groups(self) -> tuple[Group, ...]:
        """Return the day of payment as a group of its own."""
        hint = _(
            "Party age runs on, and the dues of the time since the deletion are paid. Leave the day"
            " empty while they are owed; the member is restored all the same."
        )
        return (
            Group(
                _("The dues of the time between"),
                ("dues_paid_on",),
                hint=hint,
                marks_optional=False,
            ),
        )

    def facts(self) -> dict[str, Any]:
        """Return the day on which the dues were paid, if they were."""
        return {"dues_paid_on": self.cleaned_data["dues_paid_on"]}

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the place for the receipt, with the word when it is needed."""
        hint = _("Needed where the dues were paid.")
        return (*super().slots(missing), PaperSlot(RECEIPT, RECEIPT, needed=False, hint=hint))


class TellingForm(ReasonForm):
    """Why the person is not restored, in the words in which they were told."""

    def groups(self) -> tuple[Group, ...]:
        """Return the reason as a group of its own."""
        return (Group(_("Reason told to the person"), ("reason",), marks_optional=False),)


FORMS: Mapping[str, type[StepForm]] = {
    OPENING: OpeningForm,
    "cell_completes_file": CompletingForm,
    RESTORING: RestoringForm,
    TELLING: TellingForm,
}
