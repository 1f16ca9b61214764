"""What is typed where the person is heard, is told of a decision, and complains about it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import (
    ChoiceField,
    DayField,
    Group,
    PaperSlot,
    ReasonForm,
    StepForm,
    Words,
)
from workflows.engine.ladder.complaints import Complaints
from workflows.engine.ladder.hearing import IN_PERSON, IN_WRITING, INVITED

HEARD = [
    (IN_PERSON, _("Spoke to the cell")),
    (IN_WRITING, _("Gave an opinion in writing")),
    (INVITED, _("Did not come, though invited")),
]


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

    complaints: ClassVar[Complaints]

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the place for the complaint."""
        kind = self.complaints.paper
        return (PaperSlot(kind, kind), *super().slots(missing))


class AnswerForm(StepForm):
    """What the answer to the complaint says."""

    answers: ClassVar[Sequence[tuple[str, Words]]]

    answer = ChoiceField(label=_("Answer"), widget=fields.RadioSelect)

    def shape(self) -> None:
        """Offer the answers in the words of the procedure."""
        self.fields["answer"].choices = list(self.answers)

    def groups(self) -> tuple[Group, ...]:
        """Return the answer as a group of its own."""
        return (Group(_("What the answer says"), ("answer",)),)

    def facts(self) -> dict[str, Any]:
        """Return the answer."""
        return {"answer": self.cleaned_data["answer"]}
