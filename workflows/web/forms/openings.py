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

    @property
    def person_id(self) -> UUID | None:
        """Return the person known before, or nothing for somebody new."""
        chosen = self.cleaned_data.get("same_as", ANOTHER)
        return None if chosen == ANOTHER else UUID(chosen)


class OpeningSheet(StepSheet):
    """The sheet of a first step, with the person it is about in front."""

    def __init__(self, request: Any, *, person: PersonForm, **parts: Any) -> None:
        super().__init__(request, **parts)
        self.person = person

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Return the parts in the order in which they stand on the page."""
        return (self.person, *super().forms)


def _same(person: Person) -> str:
    standing = codes.word(person.membership.state)
    return _("Yes, {name}, {standing}").format(name=person.full_name, standing=standing)
