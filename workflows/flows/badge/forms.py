"""What is typed of the steps of a badge."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from workflows.authority import law
from workflows.engine.forms import ChoiceField, DayField, Group, StepForm
from workflows.engine.ladder import forms as ladder_forms
from workflows.flows.badge.steps import ages
from workflows.flows.badge.steps.ages import Ground
from workflows.rules.parameters import NotYetLaw

GROUNDS = [
    (Ground.IN_TIME, _("The years are reached by the day of award")),
    (Ground.ILLNESS, _("Earlier, for grave illness")),
    (Ground.POSTHUMOUS, _("Posthumously")),
]
DISCIPLINES = [
    ("", _("No discipline")),
    ("reprimand", _("Reprimand")),
    ("warning", _("Warning as a form of discipline")),
    ("removal", _("Removal from office")),
]


class DeclaringForm(StepForm):
    """Which badge is asked for, on which ground, and what happened before."""

    optional_papers = ("badge_grounds",)

    years = ChoiceField(label=_("Badge"))
    award_on = DayField(label=_("Day of award"))
    ground = ChoiceField(label=_("Why now"), choices=GROUNDS, widget=forms.RadioSelect)
    died_on = DayField(label=_("Day of death"), required=False)
    discipline = ChoiceField(label=_("Latest discipline"), choices=DISCIPLINES, required=False)
    disciplined_on = DayField(label=_("Day of the discipline"), required=False)
    repair_recognised_on = DayField(label=_("Day the cell recognised the repair"), required=False)

    def shape(self) -> None:
        """Offer the badges that the law of the day knows."""
        try:
            known = law.pack().parameter(ages.YEARS).on(self.on).value
        except NotYetLaw:
            known = ()
        self.fields["years"].choices = [
            ("", _("Choose a badge")),
            *((str(n), ngettext("{n} year", "{n} years", n).format(n=n)) for n in known),
        ]

    def groups(self) -> tuple[Group, ...]:
        """Return the badge with its day, the ground, then the discipline."""
        return (
            Group(_("The badge"), ("years", "award_on"), columns=2),
            Group(
                _("Why now"),
                ("ground", "died_on"),
                hint=_("The day of death is needed for a posthumous badge only."),
                marks_optional=False,
            ),
            Group(
                _("Discipline"),
                ("discipline", "disciplined_on", "repair_recognised_on"),
                columns=3,
                hint=_("Only where the member was disciplined within the last year."),
                marks_optional=False,
            ),
        )

    def facts(self) -> dict[str, Any]:
        """Return what was declared."""
        typed = self.cleaned_data
        names = ("award_on", "ground", "died_on", "discipline")
        more = ("disciplined_on", "repair_recognised_on")
        return {
            "years": int(typed["years"]),
            **{name: typed[name] for name in (*names, *more)},
            "ground_in_words": self.chosen("ground"),
            "discipline_in_words": self.chosen("discipline") if typed["discipline"] else "",
        }


class CompletingForm(ladder_forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "badge"


FORMS: Mapping[str, type[StepForm]] = {
    "member_declares": DeclaringForm,
    "cell_completes_file": CompletingForm,
}
