"""What is typed of the steps of a temporary transfer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, DayField, Group, StepForm, TextField, Words
from workflows.flows.temporary_transfer.answers import CAME_BACK, CELL, COMMITTEE, RETURN
from workflows.flows.temporary_transfer.steps import asking, staying
from workflows.flows.temporary_transfer.steps.limits import Purpose

PURPOSES: Mapping[str, Words] = {
    Purpose.WORK: _("Work at another place"),
    Purpose.STUDY: _("Full-time study"),
}
OUTCOMES = [
    (CAME_BACK, _("The member came back to the cell")),
    (staying.RAN_OUT, _("The time ran out, and nothing was heard of a return")),
]


class AskingForm(StepForm):
    """For what the member goes to another place, where, and for how long."""

    purpose = ChoiceField(
        label=_("Purpose"), choices=list(PURPOSES.items()), widget=forms.RadioSelect
    )
    place = TextField(label=_("Where the member goes, as the papers say"))
    since = DayField(label=_("Away from"))
    until = DayField(label=_("Last day away"))

    def groups(self) -> tuple[Group, ...]:
        """Return the purpose, then the place, then both days side by side."""
        return (
            Group(_("Purpose"), ("purpose",)),
            Group(_("Where the member goes"), ("place",)),
            Group(_("Time away"), ("since", "until"), columns=2),
        )

    def facts(self) -> dict[str, Any]:
        """Return the purpose, the place and both days."""
        return {name: self.cleaned_data[name] for name in ("purpose", "place", "since", "until")}


class LetterForm(StepForm):
    """The number and the day of a letter of introduction."""

    number = TextField(label=_("Number of the letter"), longest=40)
    issued_on = DayField(label=_("Day of the letter"))

    def groups(self) -> tuple[Group, ...]:
        """Return number and day side by side."""
        return (Group(_("The letter"), ("number", "issued_on"), columns=2),)

    def facts(self) -> dict[str, Any]:
        """Return number and day."""
        return {name: self.cleaned_data[name] for name in ("number", "issued_on")}


class HostLetterForm(LetterForm):
    """The committee's letter also names the host, and grants the time."""

    host_cell = TextField(label=_("Cell that receives the member"))
    host_organisation = TextField(label=_("Party organisation of that cell"))
    until = DayField(label=_("Last day granted"))

    def groups(self) -> tuple[Group, ...]:
        """Return the letter, then the host and the time in the words of the letter."""
        hint = _("Copy the names as they stand in the letter.")
        return (
            *super().groups(),
            Group(_("The host"), ("host_cell", "host_organisation"), columns=2, hint=hint),
            Group(_("Time granted"), ("until",)),
        )

    def facts(self) -> dict[str, Any]:
        """Return the letter, the host and the last day granted."""
        names = ("host_cell", "host_organisation", "until")
        return {**super().facts(), **{name: self.cleaned_data[name] for name in names}}


class CompletingForm(StepForm):
    """Any paper of the request may be made again."""

    optional_papers = ("transfer_request", "transfer_grounds", "cell_transfer_letter")


class ReceptionForm(StepForm):
    """Since which day the host has the member."""

    received_on = DayField(label=_("Day the host received the member"))

    def groups(self) -> tuple[Group, ...]:
        """Return the day as a group of its own."""
        hint = _("From this day the member counts in the votes at home only when present.")
        return (Group(_("The reception"), ("received_on",), hint=hint),)

    def facts(self) -> dict[str, Any]:
        """Return the day."""
        return {"received_on": self.cleaned_data["received_on"]}


class ReturnForm(StepForm):
    """Whether the member came back, and on which day."""

    optional_papers = ("transfer_return_letter",)

    outcome = ChoiceField(
        label=_("How the time away ended"), choices=OUTCOMES, widget=forms.RadioSelect
    )
    came_back_on = DayField(label=_("Takes part again from"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a member who came back."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        came_back = typed.get("outcome") == CAME_BACK
        if came_back and not typed.get("came_back_on") and "came_back_on" not in self.errors:
            self.add_error("came_back_on", self.fields["came_back_on"].error_messages["required"])
        return typed

    def groups(self) -> tuple[Group, ...]:
        """Return how the time ended, then the day that belongs to a return."""
        hint = _("Only for a member who came back.")
        return (
            Group(_("How the time away ended"), ("outcome",)),
            Group(_("The return"), ("came_back_on",), hint=hint, marks_optional=False),
        )

    def facts(self) -> dict[str, Any]:
        """Return how the time ended and the day of return."""
        return {name: self.cleaned_data[name] for name in ("outcome", "came_back_on")}


FORMS: Mapping[str, type[StepForm]] = {
    asking.OPENING: AskingForm,
    CELL: LetterForm,
    COMMITTEE: HostLetterForm,
    "cell_completes_file": CompletingForm,
    staying.RECEPTION: ReceptionForm,
    RETURN: ReturnForm,
}
