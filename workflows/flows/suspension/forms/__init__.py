"""What is typed of the steps of a suspension."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import (
    ChoiceField,
    DaysMoreField,
    Group,
    ReasonForm,
    StepForm,
    TextField,
    Words,
)
from workflows.flows.suspension.answers import LEGAL_TERM_ENDED, RAN_OUT
from workflows.flows.suspension.steps import reporting
from workflows.flows.suspension.steps.prolonging import PROLONG

__all__ = ["BESIDE", "FORMS"]

GROUNDS: Mapping[str, Words] = {
    "grave_breach": _("signs of a grave breach"),
    "obstructs_inspection": _("obstructs the inspection"),
    "charged": _("charged"),
    "prosecuted": _("prosecuted"),
    "held_in_custody": _("held in custody"),
}
SCOPES = [
    (reporting.ACTIVITIES, _("From all Party activity")),
    (reporting.COMMITTEE, _("From the work of the committee only")),
]


class ReportForm(StepForm):
    """From what the member is to be suspended, and on which ground."""

    optional_papers = ("suspension_report", reporting.NOTICE)

    scope = ChoiceField(label=_("Suspended from"), choices=SCOPES, widget=forms.RadioSelect)
    ground = ChoiceField(label=_("Ground of the suspension"))

    def shape(self) -> None:
        """Offer the grounds that the law of the day knows."""
        known = {
            code
            for name in (reporting.FOR_DAYS, reporting.FOR_LEGAL_TERM)
            for code in law.pack().parameter(name).on(self.on).value
        }
        self.fields["ground"].choices = [
            ("", _("Choose a ground")),
            *((code, words) for code, words in GROUNDS.items() if code in known),
        ]

    def groups(self) -> tuple[Group, ...]:
        """Return what the member is suspended from, then the ground."""
        return (
            Group(_("Suspended from"), ("scope",)),
            Group(_("Why"), ("ground",)),
        )

    def facts(self) -> dict[str, Any]:
        """Return what the member is suspended from, and why."""
        return {
            "scope": self.cleaned_data["scope"],
            "ground": self.cleaned_data["ground"],
        }


class HearingForm(StepForm):
    """The minutes of the hearing, or why it could not be held."""

    optional_papers = (reporting.MINUTES,)

    reason = TextField(
        label=_("Why the member could not be heard"), longest=1000, lines=2, required=False
    )

    def groups(self) -> tuple[Group, ...]:
        """Return the reason as a group of its own."""
        return (
            Group(
                _("The hearing"),
                ("reason",),
                hint=_("Only where no minutes are added."),
                marks_optional=False,
            ),
        )

    def facts(self) -> dict[str, Any]:
        """Return the reason as it was written."""
        return {"reason": self.cleaned_data["reason"]}


class LegalTermForm(StepForm):
    """The day on which the proceedings ended, with their document."""

    optional_papers = (reporting.NOTICE,)


class ProlongingForm(ReasonForm):
    """How much longer the suspension lasts, by which document, and why."""

    days = DaysMoreField(
        label=_("Days more"),
        help_text=_("Counted as the suspension is: working days, or days."),
    )
    document = TextField(label=_("Document"), longest=80)

    def groups(self) -> tuple[Group, ...]:
        """Return the length with the document, then the reason."""
        fields = ("days", "document")
        return (Group(_("The extension"), fields, columns=2), *super().groups())

    def facts(self) -> dict[str, Any]:
        """Return the days, the document and the reason."""
        typed = self.cleaned_data
        return {"days": typed["days"], "document": typed["document"], **super().facts()}


FORMS: Mapping[str, type[StepForm]] = {
    "cell_reports_ground": ReportForm,
    "member_is_heard": HearingForm,
}
BESIDE: Mapping[str, type[StepForm]] = {
    RAN_OUT: StepForm,
    LEGAL_TERM_ENDED: LegalTermForm,
    PROLONG: ProlongingForm,
}
