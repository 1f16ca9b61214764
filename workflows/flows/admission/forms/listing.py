"""What is typed when the cell puts a person on its list."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, StepForm, TextField


class ListingForm(StepForm):
    """The cell's resolution, and the official member whom it assigned to help."""

    number = TextField(label=_("Number of the resolution"), longest=40)
    helper = ChoiceField(label=_("Member assigned to help"))

    def shape(self) -> None:
        """Offer the official members of the cell."""
        self.fields["helper"].choices = self.people()

    def groups(self) -> tuple[Group, ...]:
        """Return the resolution and the helper side by side."""
        return (Group(_("The cell's resolution"), ("number", "helper"), columns=2),)

    def facts(self) -> dict[str, Any]:
        """Return the number of the resolution and the helper."""
        helper = {
            "person_id": UUID(self.cleaned_data["helper"]),
            "name": self.chosen("helper"),
        }
        return {"number": self.cleaned_data["number"], "helper": helper}
