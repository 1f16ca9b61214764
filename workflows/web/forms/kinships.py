"""What is typed of a kinship, and of its withdrawal."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.administration.kinships import Basis
from workflows.engine.forms import ChoiceField, Choices, DayField, TextField
from workflows.foundation.refusals import Refusal
from workflows.people.models import Relation
from workflows.web import codes, sentences
from workflows.web.forms import places
from workflows.web.forms.keys import KeyField

LONGEST_NAME = 80


class RecordForm(forms.Form):
    """A form about a person behind which one act stands; ``key`` is its own."""

    key = KeyField()

    @property
    def faults(self) -> list[places.Fault]:
        """Return what is wrong, in the order of the page."""
        return places.faults_of([self]) if self.is_bound else []

    def point_at(self, refusal: Refusal) -> None:
        """Put what a refusal says beside the field it is about."""
        places.point_at([self], refusal, sentences.refused(refusal))


class KinshipForm(RecordForm):
    """Whom the person is related to, how, and from what it is known."""

    sought = TextField(
        label=_("Name of the relative"),
        help_text=_("Write a part of the name and press Find; then choose the person."),
        longest=LONGEST_NAME,
        required=False,
    )
    found = ChoiceField(
        label=_("Found on your registers"), widget=forms.RadioSelect, required=False
    )
    seated = ChoiceField(
        label=_("Or a member of a body that handles cases from here"),
        help_text=_("For somebody on the registers of another organisation."),
        required=False,
    )
    relation = ChoiceField(label=_("What the relative is to this person"))
    known_on = DayField(label=_("Known since"))
    document_kind = TextField(label=_("Kind of paper"), required=False)
    document = TextField(label=_("Number of the paper"), longest=80, required=False)
    document_on = DayField(label=_("Day of the paper"), required=False)
    words = TextField(
        label=_("Or in words"),
        help_text=_("Who stated it, where and when."),
        lines=3,
        longest=1000,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        people: Choices,
        seated: Mapping[str, Mapping[UUID, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["found"].choices = people
        self.fields["seated"].choices = [
            ("", _("Choose a person")),
            *(
                (unit, [(str(id), name) for id, name in each.items()])
                for unit, each in seated.items()
            ),
        ]
        self.fields["relation"].choices = [
            ("", _("Choose the relation")),
            *((each.value, codes.word(each)) for each in Relation),
        ]
        if not people:
            del self.fields["found"]

    def clean(self) -> dict[str, Any]:
        """Ask for one person, not two."""
        chosen = [self.cleaned_data.get(name) for name in ("found", "seated")]
        if len(list(filter(None, chosen))) != 1:
            place = "found" if "found" in self.fields else "sought"
            self.add_error(place, _("Choose one person: found by name, or from the list."))
        return dict(self.cleaned_data)

    @property
    def relative_id(self) -> UUID:
        """Return the person who was chosen."""
        return UUID(self.cleaned_data.get("found") or self.cleaned_data["seated"])

    @property
    def basis(self) -> Basis:
        """Return from what the kinship is known."""
        typed = self.cleaned_data
        return Basis(
            document_kind=typed["document_kind"],
            document=typed["document"],
            document_on=typed["document_on"],
            words=typed["words"],
        )


class WithdrawalForm(RecordForm):
    """Why a kinship is withdrawn."""

    reason = TextField(label=_("Reason"), longest=1000, lines=4, required=False)
