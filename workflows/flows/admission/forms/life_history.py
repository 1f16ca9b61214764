"""What is typed of a life history: relatives, special circumstances, a first membership."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import ChoiceField, DayField, Group
from workflows.flows.admission.forms.relatives import RelativesForm
from workflows.flows.admission.steps import readmitting
from workflows.people.models.memberships import StandingKind
from workflows.rules.grounds import Arising, Ground

WAYS = {
    "struck_off": _("struck off the list, not for staying away from meetings"),
    "special_family_hardship": _("left on request, for special hardship of the family"),
    "expelled": _("expelled, for none of the reasons named further down"),
    "minor_crime": _("convicted of a minor crime"),
    "population_policy": _("a breach of population policy"),
    "dropped_out": _("stayed away from meetings of one's own accord"),
    "own_request": _("left on request, for another reason"),
    "serious_disunity": _("caused serious disunity"),
    "corruption_conviction": _("convicted of corruption"),
    "serious_crime": _("convicted of a serious crime or a graver one"),
}


class LifeHistoryForm(RelativesForm):
    """The relatives, what else needs a ground of its own, and how a first membership ended."""

    def shape(self) -> None:
        """Offer the circumstances of the law of the day, and a former member the ways to leave."""
        super().shape()
        self.fields["circumstances"] = forms.MultipleChoiceField(
            label=_("The life history declares"),
            choices=[(each.id, _label(each)) for each in self._grounds(Arising.DECLARED)],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        if self._is_former():
            self.fields["way_of_leaving"] = ChoiceField(
                label=_("How the first membership ended"), choices=self._ways()
            )
            self.fields["record_cleared_on"] = DayField(
                label=_("Day on which a criminal record was cleared"), required=False
            )

    def groups(self) -> tuple[Group, ...]:
        """Return the relatives, the circumstances, and the first membership if there was one."""
        hint = _(
            "Only those who decide on this case are told. No list, count or search knows of it."
        )
        circumstances = Group(
            _("Special circumstances"), ("circumstances",), hint=hint, marks_optional=False
        )
        if not self._is_former():
            return (*super().groups(), circumstances)
        leaving = ("way_of_leaving", "record_cleared_on")
        first = Group(_("The first membership"), leaving, 2, hint)
        return (first, *super().groups(), circumstances)

    def facts(self) -> dict[str, Any]:
        """Return the relatives, the circumstances, and how a first membership ended."""
        typed = self.cleaned_data
        return {
            **super().facts(),
            "circumstances": typed["circumstances"],
            "way_of_leaving": typed.get("way_of_leaving", ""),
            "record_cleared_on": typed.get("record_cleared_on"),
        }

    def _is_former(self) -> bool:
        held = self.own.get("membership")
        return bool(held) and held["state"] == StandingKind.FORMER

    def _ways(self) -> list[tuple[str, Any]]:
        """Return the ways of leaving that the law of the day tells apart."""
        leading = {way for each in self._grounds(Arising.FORMER_MEMBERSHIP) for way in each.ways}
        never = law.pack().parameter(readmitting.NEVER_AFTER).on(self.on).value
        known = leading | never
        return [
            ("", _("Choose how it ended")),
            *((code, word) for code, word in WAYS.items() if code in known),
        ]

    def _grounds(self, arising: Arising) -> tuple[Ground, ...]:
        return law.pack().procedures["admission"].grounds_on(self.on, arises=arising)


def _label(ground: Ground) -> str:
    return ground.label_vi if get_language() == "vi" else ground.label_en
