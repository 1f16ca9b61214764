"""What is typed of those who introduce the applicant."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, DayField, Group, PaperSlot, StepForm
from workflows.flows.admission.models import IntroducerKind
from workflows.flows.admission.steps.introducing import RESOLUTIONS

ORGANISATIONS = [
    ("", _("None: two members introduce")),
    (IntroducerKind.YOUTH_UNION, _("The youth union")),
    (IntroducerKind.TRADE_UNION, _("The trade union")),
]
SECOND = _("Left out when a mass organisation introduces in the place of the second member.")


class IntroducingForm(StepForm):
    """Two official members, or one and a mass organisation in the place of the second."""

    member_1 = ChoiceField(label=_("First member"))
    since_1 = DayField(label=_("Together with the applicant since"))
    member_2 = ChoiceField(label=_("Second member"), required=False)
    since_2 = DayField(label=_("Together with the applicant since"), required=False)
    organisation = ChoiceField(
        label=_("Mass organisation in the place of the second member"),
        choices=ORGANISATIONS,
        required=False,
    )

    def shape(self) -> None:
        """Offer the official members of the cell."""
        for name in ("member_1", "member_2"):
            self.fields[name].choices = self.people()

    def groups(self) -> tuple[Group, ...]:
        """Return the members, then the organisation."""
        members = ("member_1", "since_1", "member_2", "since_2")
        hint = _("Two members, or one member and a mass organisation in the place of the second.")
        return (
            Group(_("Who introduces"), members, columns=2, hint=hint, marks_optional=False),
            Group(_("A mass organisation"), ("organisation",), marks_optional=False),
        )

    def clean(self) -> dict[str, Any]:
        """Ask since when the second member has been together with the applicant."""
        if self.cleaned_data.get("member_2") and not self.cleaned_data.get("since_2"):
            self.add_error("since_2", DayField.default_error_messages["required"])
        return dict(self.cleaned_data)

    def facts(self) -> dict[str, Any]:
        """Return the members with their days, and the organisation."""
        members = [
            {
                "person_id": UUID(self.cleaned_data[f"member_{number}"]),
                "name": self.chosen(f"member_{number}"),
                "together_since": self.cleaned_data[f"since_{number}"],
            }
            for number in (1, 2)
            if self.cleaned_data[f"member_{number}"]
        ]
        return {"members": members, "organisation": self.cleaned_data["organisation"]}

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return a place for each member's introduction and for an organisation's resolution."""
        others = [kind for kind in missing if kind != "introduction"]
        return (
            PaperSlot("introduction_1", "introduction", about="member_1"),
            PaperSlot(
                "introduction_2", "introduction", needed=False, about="member_2", hint=SECOND
            ),
            *(PaperSlot(kind, kind, needed=False) for kind in RESOLUTIONS.values()),
            *(PaperSlot(kind, kind) for kind in others),
        )
