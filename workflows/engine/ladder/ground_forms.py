"""What is typed of the ground on which a case rests, as the rule pack lists the grounds."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, ReasonForm
from workflows.engine.ladder.grounds import COUNTED, grounds_on
from workflows.rules.parameters import Form, Parameter

COUNTS = (
    _("How many months or years"),
    _("Only for a ground that counts months or years."),
)


class GroundForm(ReasonForm):
    """One ground of the family that the procedure names, and in words what happened."""

    family: ClassVar[str]

    ground = ChoiceField(label=_("Ground"), widget=forms.RadioSelect)

    def shape(self) -> None:
        """Offer the grounds that the law knows on the day; some count months or years."""
        self.fields["reason"].required = True
        listed = grounds_on(self.family, self.on)
        self.fields["ground"].choices = [
            (name, _said(ground, ground.on(self.on).value)) for name, ground in listed.items()
        ]
        if any(ground.form in COUNTED for ground in listed.values()):
            label, hint = COUNTS
            self.fields["lasted"] = forms.IntegerField(
                label=label, help_text=hint, min_value=0, max_value=1200, required=False
            )

    def groups(self) -> tuple[Group, ...]:
        """Return the ground, how long it lasted where that counts, and the account."""
        fields = tuple(name for name in ("ground", "lasted") if name in self.fields)
        return (Group(_("On which ground"), fields, marks_optional=False), *super().groups())

    def facts(self) -> dict[str, Any]:
        """Return the ground, how long it lasted, and the account."""
        typed = self.cleaned_data
        return {"ground": typed["ground"], "lasted": typed.get("lasted"), **super().facts()}


def _said(ground: Parameter[Any], least: Any) -> str:
    """Return the ground in the reader's language, with what it counts where it counts."""
    label = ground.label_vi if get_language() == "vi" else ground.label_en
    match ground.form:
        case Form.MONTHS:
            counted = ngettext("from {n} month", "from {n} months", least)
        case Form.YEARS:
            counted = ngettext("from {n} year", "from {n} years", least)
        case _:
            return label
    return f"{label} ({counted.format(n=least)})"
