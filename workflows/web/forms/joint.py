"""What is typed of the other body when two sit jointly: who of it was there, and its own count."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.engine.forms import ChoiceField, TextField
from workflows.engine.sittings import Partner, PartnerCount
from workflows.organisation.partners import PartnerBody
from workflows.people.electorates import Electorate
from workflows.web.forms.counts import CountForm


class PartnerForm(forms.Form):
    """With which body this one sat, if with one, and who of it was there."""

    partner = ChoiceField(
        label=gettext_lazy("The other body"),
        required=False,
        help_text=gettext_lazy(
            "Leave it empty for a meeting of this body alone. At a joint meeting each body has its"
            " own list and its own count, and the question carries only if both carry it."
        ),
    )
    partner_present = forms.MultipleChoiceField(
        label=gettext_lazy("Present of the other body"),
        error_messages={
            "required": gettext_lazy("Mark who of the other body was there."),
            "invalid_choice": gettext_lazy(
                "Somebody marked present is not on the list of this day. Look at the list again."
            ),
        },
    )

    def __init__(
        self, data: Any, *, offered: Sequence[PartnerBody], members: Electorate | None
    ) -> None:
        super().__init__(data)
        named = [(str(each.id), each.unit_name) for each in offered]
        self.fields["partner"].choices = [("", _("None: this body alone")), *named]
        if members is None:
            del self.fields["partner_present"]
        else:
            everyone = (*members.members, *members.probationary, *members.guests)
            self.fields["partner_present"].choices = [
                (str(each.person_id), each.name) for each in everyone
            ]

    def sat_with(self) -> Partner | None:
        """Return the other body as the meeting's record takes it."""
        typed = self.cleaned_data
        if not typed["partner"]:
            return None
        return Partner(UUID(typed["partner"]), frozenset(map(UUID, typed["partner_present"])))


class PartnerCountForm(CountForm):
    """The count of the other body on one question, and the number under which it keeps it."""

    number = TextField(label=gettext_lazy("Its number for the document"), longest=40)

    def __init__(self, data: Any, *, body: str, prefix: str) -> None:
        super().__init__(data, prefix=prefix)
        self.body = body

    def counted(self) -> PartnerCount:
        """
        Return the count of the other body.

        :raises BallotsDoNotAddUp: if its figures contradict each other
        """
        return PartnerCount(self.tally(), self.cleaned_data["number"])
