"""What is typed of the steps of a recount."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import (
    ChoiceField,
    DayField,
    Group,
    PaperSlot,
    ReasonForm,
    StepForm,
    TextField,
    Words,
)
from workflows.engine.ladder import forms as ladder_forms
from workflows.flows.recount.steps import opening

ASKED_BY = [
    (opening.BY_MEMBER, _("The member asks in writing")),
    (opening.BY_CELL, _("The cell has found an error")),
]
WHEN_NEEDED: Mapping[str, Words] = {
    opening.REQUEST: _("Needed where the member asks."),
    opening.READMISSION: _("Needed for whoever was readmitted."),
    opening.TIME_OUTSIDE: _("Needed where time outside Party life is taken off."),
}
DAY = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}")


class PeriodsField(TextField):
    """Periods, one a line, each by its first day and the day of return."""

    default_error_messages: ClassVar[dict[str, Words]] = {
        "two_days": _("Write two days on each line, such as 05/09/1984 - 12/10/1986."),
    }

    def clean(self, value: Any) -> list[tuple[date, date]]:
        """Return the two days of each line, in the order in which they are written."""
        written = str(super().clean(value))
        return [self._period(line) for line in written.splitlines() if line.strip()]

    def _period(self, line: str) -> tuple[date, date]:
        match DAY.findall(line):
            case [first, back]:
                return DayField().clean(first), DayField().clean(back)
            case _:
                raise forms.ValidationError(self.error_messages["two_days"])


class OpeningForm(ReasonForm):
    """Who asks, from which decision the party age shall count, and what is taken off."""

    asked_by = ChoiceField(label=_("Who asks"), choices=ASKED_BY, widget=forms.RadioSelect)
    admission_decided_on = DayField(label=_("Day written in the first decision of admission"))
    outside = PeriodsField(
        label=_("Time outside Party life"),
        longest=1000,
        lines=3,
        required=False,
        help_text=_(
            "A line for each time outside: its first day, and the day of return. Leave it"
            " empty if there was none. Whoever was wrongly removed and restored was never"
            " outside."
        ),
    )

    def groups(self) -> tuple[Group, ...]:
        """Return who asks, then the days that the party age shall count by, then what is wrong."""
        return (
            Group(_("Who asks"), ("asked_by",)),
            Group(
                _("From when the party age shall count"),
                ("admission_decided_on", "outside"),
                marks_optional=False,
            ),
            Group(_("What is wrong, and what the papers show"), ("reason",), marks_optional=False),
        )

    def facts(self) -> dict[str, Any]:
        """Return who asks, the day of the decision, the periods outside, and what is wrong."""
        names = ("asked_by", "admission_decided_on", "outside")
        return {**{name: self.cleaned_data[name] for name in names}, **super().facts()}

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return the places for papers, those that are not always needed with the word when."""
        sometimes = (
            PaperSlot(kind, kind, needed=False, hint=hint)
            for kind, hint in WHEN_NEEDED.items()
            if kind not in missing
        )
        return (*super().slots(missing), *sometimes)


class CompletingForm(ladder_forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "recount"


class TellingForm(ReasonForm):
    """Why the party age is left as it is, in the words that the member was told."""

    def groups(self) -> tuple[Group, ...]:
        """Return the reason, which is needed for one answer only."""
        hint = _("Needed where the party age is left as it is.")
        return (
            Group(_("Reason told to the member"), ("reason",), hint=hint, marks_optional=False),
        )


FORMS: Mapping[str, type[StepForm]] = {
    "cell_opens_file": OpeningForm,
    "cell_completes_file": CompletingForm,
    "cell_tells_member": TellingForm,
}
