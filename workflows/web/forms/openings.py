"""What is typed to open a case: who it is about, in front of the procedure's first step."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine.forms import ChoiceField, DayField, TextField
from workflows.people.models import Person
from workflows.web import codes
from workflows.web.forms.sheets import StepSheet

ANOTHER = "another"


class PersonForm(forms.Form):
    """
    The person a case is about.

    Where somebody of that name and day of birth is known in the cell, it must be said whether
    it is the same person: a person who comes back keeps one history.
    """

    full_name = TextField(
        label=gettext_lazy("Full name"),
        help_text=gettext_lazy("As it stands in the birth certificate."),
        longest=120,
    )
    born_on = DayField(label=gettext_lazy("Day of birth"))
    same_as = ChoiceField(
        label=gettext_lazy("Is it the same person?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy(
                "Somebody of this name and day of birth is known in the cell. Say whether it is"
                " the same person."
            )
        },
    )

    def __init__(self, data: Any, *, namesakes: Sequence[Person]) -> None:
        super().__init__(data)
        self.asks = bool(namesakes)
        if not self.asks:
            del self.fields["same_as"]
            return
        self.fields["same_as"].choices = [
            *((str(each.id), _same(each)) for each in namesakes),
            (ANOTHER, _("No, another person of the same name")),
        ]

    def subject(self) -> dict[str, Any]:
        """Return whom the case is about, as its opening takes it: known before, or new."""
        typed = self.cleaned_data
        chosen = typed.get("same_as", ANOTHER)
        return {
            "full_name": typed["full_name"],
            "born_on": typed["born_on"],
            "person_id": None if chosen == ANOTHER else UUID(chosen),
        }


class MemberForm(forms.Form):
    """The member of the cell whom a case is about, or somebody who ``left`` the Party there."""

    member = ChoiceField(label=gettext_lazy("Member"))

    def __init__(self, data: Any, *, members: Sequence[Person], left: bool) -> None:
        super().__init__(data)
        if left:
            self.fields["member"].label = _("Former member")
        self.fields["member"].choices = [
            ("", _("Choose a former member") if left else _("Choose a member")),
            *((str(each.id), each.full_name) for each in members),
        ]
        if not members:
            self.fields["member"].help_text = _("Nobody in this cell is on record for such a case.")

    def subject(self) -> dict[str, Any]:
        """Return whom the case is about, as its opening takes it."""
        return {"person_id": UUID(self.cleaned_data["member"])}


class OpeningSheet(StepSheet):
    """The sheet of a first step, with the person it is about in front."""

    def __init__(self, request: Any, *, person: PersonForm | MemberForm, **parts: Any) -> None:
        super().__init__(request, **parts)
        self.person = person

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Return the parts in the order in which they stand on the page."""
        return (self.person, *super().forms)


def _same(person: Person) -> str:
    standing = codes.word(person.membership.state)
    return _("Yes, {name}, {standing}").format(name=person.full_name, standing=standing)
