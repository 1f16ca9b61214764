"""What is asked of the register: a name, and what was so of a person on a day."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine.forms import ChoiceField, DayField
from workflows.foundation.spellings import composed
from workflows.people.models.memberships import StandingKind
from workflows.web import codes, values

LONGEST = 80


class SearchForm(forms.Form):
    """A name or a unit's code, and the filters; an empty form asks nothing."""

    sought = forms.CharField(required=False, strip=True, empty_value="")
    unit = ChoiceField(label=gettext_lazy("Unit"), required=False)
    standing = ChoiceField(label=gettext_lazy("Standing"), required=False)
    on = DayField(label=gettext_lazy("As of the day"), required=False)
    since = DayField(label=gettext_lazy("Standing since, from"), required=False)
    until = DayField(label=gettext_lazy("Standing since, to"), required=False)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["unit"].choices = [("", _("All units")), *units]
        self.fields["standing"].choices = [
            ("", _("Any standing")),
            *((kind.value, values.sentence_case(codes.word(kind.value))) for kind in StandingKind),
        ]

    def clean_sought(self) -> str:
        """Return the name as it is stored, cut to what a name can be long."""
        return composed(self.cleaned_data["sought"])[:LONGEST]

    @property
    def faults(self) -> bool:
        """Tell whether something was typed that cannot be read."""
        return bool(self.errors)

    @property
    def filtered(self) -> bool:
        """Tell whether a filter other than the name is set."""
        return any(self.cleaned_data.get(name) for name in ("unit", "standing", "since", "until"))

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but a name is asked, so that the page shows what."""
        return self.is_bound and (self.filtered or bool(self.cleaned_data["on"]))

    def day(self, today: date) -> date:
        """Return the day that is asked about."""
        return self.cleaned_data["on"] or today

    def unit_id(self) -> UUID | None:
        """Return the unit below which people are sought, if one was chosen."""
        return UUID(self.cleaned_data["unit"]) if self.cleaned_data["unit"] else None
