"""What is typed of the checks of the applicant and of each relative."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import ChoiceField, DayField, Group, StepForm, TextField, Words
from workflows.flows.admission.forms.relatives import RELATIONS
from workflows.flows.admission.models import CheckResult
from workflows.flows.admission.steps.life_history import APPLICANT
from workflows.flows.admission.steps.verifying import (
    NOT_NEEDED_WHEN,
    REPLY_ABROAD,
    REPLY_IN_COUNTRY,
)
from workflows.papers.editions import edition_if_any

RESULTS = {
    CheckResult.UNRESOLVED: _("No reply yet"),
    CheckResult.CLEAR: _("Replied: nothing stands against it"),
    CheckResult.NOT_NEEDED: _("Not needed"),
}
CONDITIONS = {
    "party_member": _("is a Party member"),
    "declared_completely": _("the life history is declared completely"),
    "confirmed_by_managing_committee": _("confirmed by the managing committee"),
}


class VerifyingForm(StepForm):
    """A group of fields for each check."""

    def shape(self) -> None:
        """Add the fields of each check."""
        wanted = law.pack().parameter(NOT_NEEDED_WHEN).on(self.on).value
        conditions = [(code, word) for code, word in CONDITIONS.items() if code in wanted]
        for number, check in enumerate(self.own["checks"]):
            own = check["relation"] == APPLICANT
            results = [(str(code), word) for code, word in RESULTS.items()]
            self.fields |= {
                _name(number, "result"): ChoiceField(
                    label=_("Result"), choices=results[:2] if own else results
                ),
                _name(number, "reply_number"): TextField(
                    label=_("Number of the reply"), required=False, longest=40
                ),
                _name(number, "asked_on"): DayField(label=_("Asked on"), required=False),
                _name(number, "replied_on"): DayField(label=_("Replied on"), required=False),
                _name(number, "abroad"): forms.BooleanField(
                    label=_("Asked abroad"), required=False
                ),
            }
            if not own:
                self.fields[_name(number, "conditions")] = forms.MultipleChoiceField(
                    label=_("Not needed because all of this holds"),
                    choices=conditions,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )

    def groups(self) -> tuple[Group, ...]:
        """Return one group for each person checked."""
        return tuple(
            Group(
                format_lazy("{name} · {relation}", name=check["named"], relation=_relation(check)),
                tuple(name for name in self.fields if name.startswith(_name(number, ""))),
                columns=2,
                hint=self._hint(),
                marks_optional=False,
            )
            for number, check in enumerate(self.own["checks"])
        )

    def _hint(self) -> Words:
        """Say what a check needs, and how long a reply may take under the law of the day."""
        needed = _("A reply needs its day; where none is needed, all conditions must hold.")
        limits = [
            edition_if_any(law.pack().parameter(name), self.on)
            for name in (REPLY_IN_COUNTRY, REPLY_ABROAD)
        ]
        if None in limits:
            return needed
        here, abroad = (limit.value.count for limit in limits)
        due = _("A reply is due within {here} working days, from abroad within {abroad}.")
        return format_lazy(
            "{needed} {due}", needed=needed, due=format_lazy(due, here=here, abroad=abroad)
        )

    def facts(self) -> dict[str, Any]:
        """Return what was typed of each check, under its id."""
        return {
            "checks": {
                check["id"]: {
                    name.removeprefix(_name(number, "")): value
                    for name, value in self.cleaned_data.items()
                    if name.startswith(_name(number, ""))
                }
                for number, check in enumerate(self.own["checks"])
            }
        }


def _relation(check: dict[str, str]) -> Any:
    return _("applicant") if check["relation"] == APPLICANT else RELATIONS[check["relation"]]


def _name(number: int, field: str) -> str:
    return f"check_{number}_{field}"
