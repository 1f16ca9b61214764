"""What is typed of the steps of leaving."""

from collections.abc import Mapping
from typing import Any

from django import forms as fields
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, StepForm
from workflows.engine.ladder import forms
from workflows.engine.ladder.departures import COLLECTING
from workflows.engine.ladder.ground_forms import GroundForm
from workflows.flows.leaving.steps.breaches import NOTHING, STATEMENT

FAMILY = "leaving.ground_"
REQUEST = "member_asks"
STATEMENTS = [
    (NOTHING, _("Nothing of the kind is open, and no breach is known")),
    ("inspection", _("An inspection is open")),
    ("complaint", _("A complaint is open")),
    ("accusation", _("An accusation is open")),
    ("discipline", _("Discipline is being considered")),
    ("breach", _("A breach is known and not settled")),
]


class RequestForm(GroundForm):
    """Why the member asks to leave, in the words of the request."""

    family = FAMILY


class StatementForm(StepForm):
    """What the cell states of breaches, and of matters that are open against the member."""

    stated = ChoiceField(
        label=_("What the cell states"), choices=STATEMENTS, widget=fields.RadioSelect
    )

    def groups(self) -> tuple[Group, ...]:
        """Return the statement as a group of its own."""
        hint = _("With a breach, discipline comes first; nobody leaves instead of it.")
        return (Group(_("Breaches and open matters"), ("stated",), hint=hint),)

    def facts(self) -> dict[str, Any]:
        """Return what the cell states."""
        return {"stated": self.cleaned_data["stated"]}


class CompletingForm(forms.CompletingForm):
    """Any paper of the file may be made again."""

    procedure = "leaving"


FORMS: Mapping[str, type[StepForm]] = {
    **COLLECTING,
    REQUEST: RequestForm,
    STATEMENT: StatementForm,
    "cell_completes_file": CompletingForm,
}
