"""What is typed of the steps of an exemption."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import ChoiceField, DayField, Group, StepForm, TextField, Words
from workflows.flows.exemption.steps import asking
from workflows.rules.parameters import NotYetLaw

__all__ = ["FORMS"]

EXEMPTION = "exemption"
GROUNDS: Mapping[str, Words] = {
    "old_age": _("old age"),
    "poor_health": _("poor health"),
    "long_treatment": _("long medical treatment"),
    "abroad_alone": _("abroad where there is no Party organisation"),
    "far_labour_alone": _("working far away, alone"),
    "mobile_work": _("mobile work where there is no Party organisation"),
    "maternity_leave": _("maternity leave"),
    "other_circumstances": _("other circumstances"),
}


class AskingForm(StepForm):
    """What is asked: an exemption with its ground and days, or a return."""

    optional_papers = (asking.REQUEST, "exemption_grounds", asking.RETURN_REQUEST)

    what = ChoiceField(
        label=_("What is asked"),
        choices=[(EXEMPTION, _("To be exempted")), (asking.RETURN, _("To return"))],
        widget=forms.RadioSelect,
    )
    ground = ChoiceField(label=_("Ground of the exemption"), required=False)
    since = DayField(label=_("From"), required=False)
    until = DayField(
        label=_("Back on"), required=False, help_text=_("Empty if the exemption has no end.")
    )
    unable = TextField(
        label=_("Why the cell asks in the member's place"), longest=1000, lines=2, required=False
    )

    def shape(self) -> None:
        """Offer the grounds that the law of the day knows, those of the cell in front."""
        known = self._known()
        self.fields["ground"].choices = [
            ("", _("Choose a ground")),
            *((code, words) for code, words in GROUNDS.items() if code in known),
        ]

    def _known(self) -> set[str]:
        known: set[str] = set()
        for name in (asking.BY_CELL, asking.ABOVE):
            try:
                known.update(law.pack().parameter(name).on(self.on).value)
            except NotYetLaw:
                continue
        return known

    def clean(self) -> dict[str, Any]:
        """Ask for the ground and the first day of an exemption."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if typed.get("what") == EXEMPTION:
            for name in ("ground", "since"):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return typed

    def groups(self) -> tuple[Group, ...]:
        """Return what is asked, then the ground with its days, then who asks."""
        return (
            Group(_("What is asked"), ("what",)),
            Group(
                _("The exemption"),
                ("ground", "since", "until"),
                columns=3,
                hint=_("Only where an exemption is asked for."),
                marks_optional=False,
            ),
            Group(
                _("Who asks"),
                ("unable",),
                hint=_("Only for a member who is unable to ask in writing."),
                marks_optional=False,
            ),
        )

    def facts(self) -> dict[str, Any]:
        """Return what is asked, with its ground and days."""
        typed = self.cleaned_data
        return {
            "what": typed["what"],
            "ground": typed["ground"],
            "since": typed["since"],
            "until": typed["until"],
            "unable": typed["unable"],
        }


class ReturnForm(StepForm):
    """The day from which the member takes part again."""

    optional_papers = (asking.RETURN_REQUEST,)

    back_on = DayField(label=_("Takes part again from"))

    def groups(self) -> tuple[Group, ...]:
        """Return the day as a group of its own."""
        return (Group(_("The return"), ("back_on",)),)

    def facts(self) -> dict[str, Any]:
        """Return the day."""
        return {"back_on": self.cleaned_data["back_on"]}


FORMS: Mapping[str, type[StepForm]] = {
    "member_asks": AskingForm,
    "cell_records_return": ReturnForm,
}
