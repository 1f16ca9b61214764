"""What is typed of the acts beside the steps of admission."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import ChoiceField, DayField, Group, ReasonForm, StepForm, TextField
from workflows.flows.admission.steps import beside, introducing

REPLACED_WHEN = {
    "moved_away": _("moved away"),
    "deceased": _("deceased"),
    "disciplined": _("disciplined"),
    "relative_of_applicant": _("a relative of the applicant"),
}


class ReviewForm(StepForm):
    """The month that was reviewed, and what was found."""

    month = DayField(
        label=_("Month reviewed"), help_text=_("Any day of the month, such as 01/09/2024.")
    )
    note = TextField(label=_("What was found"), required=False, longest=1000, lines=3)

    def groups(self) -> tuple[Group, ...]:
        """Return the month and what was found."""
        return (Group(_("The review"), ("month", "note")),)

    def facts(self) -> dict[str, Any]:
        """Return the month and the note."""
        return {"month": self.cleaned_data["month"], "note": self.cleaned_data["note"]}


class NewHelperForm(ReasonForm):
    """The member who helps from now on, by which resolution, and why."""

    number = TextField(label=_("Number of the resolution"), longest=40)
    helper = ChoiceField(label=_("Member assigned to help"))

    def shape(self) -> None:
        """Offer the official members of the cell."""
        self.fields["helper"].choices = self.people()

    def groups(self) -> tuple[Group, ...]:
        """Return the resolution with the helper, then the reason."""
        return (
            Group(_("The cell's resolution"), ("number", "helper"), columns=2),
            *super().groups(),
        )

    def facts(self) -> dict[str, Any]:
        """Return the helper, the number and the reason."""
        person_id = UUID(self.cleaned_data["helper"])
        return {
            "number": self.cleaned_data["number"],
            "helper": {"person_id": person_id, "name": self.chosen("helper")},
            **super().facts(),
        }


class NewIntroducerForm(StepForm):
    """Who no longer introduces and why, and who does in their place."""

    optional_papers = ("introduction",)

    introducer = ChoiceField(label=_("Who no longer introduces"))
    reason = ChoiceField(label=_("Because this person has or is"))
    member = ChoiceField(label=_("Who introduces in their place"))
    together_since = DayField(label=_("Together with the applicant since"))

    def shape(self) -> None:
        """Offer the introducers of the case, the reasons of the law, the members of the cell."""
        self.fields["introducer"].choices = [
            ("", _("Choose a member")),
            *((each["id"], each["named"]) for each in self.own["introducers"] if each["named"]),
        ]
        known = law.pack().parameter(introducing.REPLACED_WHEN).on(self.on).value
        self.fields["reason"].choices = [
            ("", _("Choose the reason")),
            *((code, REPLACED_WHEN[code]) for code in known),
        ]
        self.fields["member"].choices = self.people()

    def groups(self) -> tuple[Group, ...]:
        """Return the one who goes, then the one who comes."""
        return (
            Group(_("Who no longer introduces"), ("introducer", "reason"), columns=2),
            Group(_("Who introduces in their place"), ("member", "together_since"), columns=2),
        )

    def facts(self) -> dict[str, Any]:
        """Return the introducer who goes, the reason and the member who comes."""
        member = {
            "person_id": UUID(self.cleaned_data["member"]),
            "name": self.chosen("member"),
            "together_since": self.cleaned_data["together_since"],
        }
        return {
            "introducer": self.cleaned_data["introducer"],
            "reason": self.cleaned_data["reason"],
            "member": member,
        }


BESIDE: Mapping[str, type[StepForm]] = {
    beside.REVIEW: ReviewForm,
    beside.NEW_HELPER: NewHelperForm,
    beside.NEW_INTRODUCER: NewIntroducerForm,
}
