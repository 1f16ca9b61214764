"""A count as it is typed from the minutes: its figures, never filled in beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from workflows.foundation.refusals import Refusal
from workflows.rules.tallies import Tally

FIGURES = ("handed_out", "collected", "in_favour", "against", "invalid")


class CountField(forms.IntegerField):
    """A figure of a count; never filled in beforehand."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 5})
    default_error_messages = {
        "required": gettext_lazy("Write the figure from the minutes of the count; 0 if none."),
        "invalid": gettext_lazy("Write a whole number."),
        "min_value": gettext_lazy("A count cannot be below zero."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=10_000, **options)


class CountForm(forms.Form):
    """
    The figures of one count.

    ``about`` tells whose count it is where a form has several, ``refused`` what its own
    figures were refused for.
    """

    about = ""
    refused: Refusal | None = None

    handed_out = CountField(label=gettext_lazy("Ballots handed out"))
    collected = CountField(label=gettext_lazy("Ballots collected"))
    in_favour = CountField(label=gettext_lazy("In favour"))
    against = CountField(label=gettext_lazy("Against"))
    invalid = CountField(label=gettext_lazy("Invalid"))

    def tally(self) -> Tally:
        """
        Return the count.

        :raises BallotsDoNotAddUp: if its figures contradict each other
        """
        try:
            return Tally(**{name: self.cleaned_data[name] for name in FIGURES})
        except Refusal as refusal:
            self.refused = refusal
            raise
