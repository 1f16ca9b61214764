"""What is typed of the relatives that the life history declares."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import ChoiceField, Choices, Group, StepForm, TextField
from workflows.flows.admission.steps.life_history import APPLICANT

VERIFIED = "admission.relatives_verified"
LINES = 8
MEMBERS_RELATED = 3
RELATIONS = {
    "father": _("father"),
    "mother": _("mother"),
    "spouse": _("spouse"),
    "parent_in_law": _("parent-in-law"),
    "foster_carer": _("foster carer"),
    "child_of_full_capacity": _("child of full legal capacity"),
}


class RelativesForm(StepForm):
    """One line for each relative; a line without a name is empty."""

    def shape(self) -> None:
        """Offer lines for the relations that the law of the day wants verified."""
        offered = self._relations()
        for number in range(LINES):
            relation, name = _line(number)
            first = offered[number + 1][0] if number + 1 < len(offered) else ""
            self.fields[relation] = ChoiceField(
                label=_("Relation"), choices=offered, required=False, initial=first
            )
            self.fields[name] = TextField(label=_("Full name"), required=False, longest=120)
        for name in map(_kin, range(MEMBERS_RELATED)):
            self.fields[name] = ChoiceField(
                label=_("Member of the cell"), choices=self.people(), required=False
            )

    def groups(self) -> tuple[Group, ...]:
        """Return the lines as one group."""
        names = tuple(field for number in range(LINES) for field in _line(number))
        hint = _(
            "As they stand in the life history. A check is opened for each of them and for the"
            " applicant. Leave a line without a name where there is nobody."
        )
        kin_hint = _(
            "Parents, spouse, children, brothers and sisters. They keep their vote, and may not"
            " prepare, verify, introduce, preside, count or sign in this case."
        )
        kin = tuple(map(_kin, range(MEMBERS_RELATED)))
        return (
            Group(_("Relatives declared"), names, 2, hint, marks_optional=False),
            Group(_("Relatives in the cell itself"), kin, 3, kin_hint, marks_optional=False),
        )

    def facts(self) -> dict[str, Any]:
        """Return the relatives that have a name, and the members of the cell among them."""
        lines = (
            (self.cleaned_data[relation], self.cleaned_data[name])
            for relation, name in map(_line, range(LINES))
        )
        return {
            "relatives": [
                {"relation": relation, "named": name} for relation, name in lines if name.strip()
            ],
            "kin": [
                UUID(self.cleaned_data[name])
                for name in map(_kin, range(MEMBERS_RELATED))
                if self.cleaned_data[name]
            ],
        }

    def clean(self) -> dict[str, Any]:
        """Ask for the relation wherever a name stands."""
        for relation, name in map(_line, range(LINES)):
            if self.cleaned_data.get(name) and not self.cleaned_data.get(relation):
                self.add_error(relation, _("Choose the relation of this person."))
        return dict(self.cleaned_data)

    def _relations(self) -> Choices:
        verified = law.pack().parameter(VERIFIED).on(self.on).value
        known = [(code, word) for code, word in RELATIONS.items() if code in verified]
        return [("", _("Choose the relation")), *(each for each in known if each[0] != APPLICANT)]


def _line(number: int) -> tuple[str, str]:
    return f"relation_{number}", f"named_{number}"


def _kin(number: int) -> str:
    return f"kin_{number}"
