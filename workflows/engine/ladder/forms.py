"""What is typed where a file goes back, a limit is extended, or the superior directs a case."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import (
    ChoiceField,
    DayField,
    DaysMoreField,
    Group,
    PaperSlot,
    ReasonForm,
    StepForm,
    TextField,
)
from workflows.engine.ladder import collecting, directing, roads

WAYS = [
    (directing.HAND_BACK, _("Hand it back: the body can act again")),
    (directing.TAKE_OVER, _("Take the step over: this committee acts in its place")),
    (directing.OFFER, _("Send it to the body that the rule book offers")),
    (directing.CLOSE, _("Close the case")),
]

FATES = [
    (collecting.COLLECTED, _("The card was given back")),
    (collecting.NOT_COLLECTED, _("The card was not given back")),
]


class ReturnForm(ReasonForm):
    """The reason why a file goes back; the note that tells it may be added."""

    optional_papers = ("return_note",)


class DirectingForm(ReasonForm):
    """Which way the superior directs a case on which nobody may act, and why."""

    way = ChoiceField(label=_("Which way"), choices=WAYS, widget=forms.RadioSelect)

    def groups(self) -> tuple[Group, ...]:
        """Return the way, then the reason."""
        return (Group(_("Which way"), ("way",)), *super().groups())

    def facts(self) -> dict[str, Any]:
        """Return the way and the reason."""
        return {"way": self.cleaned_data["way"], **super().facts()}


class ExtensionForm(ReasonForm):
    """How much longer the decision may take, by which document, and why."""

    optional_papers = ("extension_consent",)

    working_days = DaysMoreField(label=_("Working days more"))
    document = TextField(label=_("Document"), longest=80)

    def groups(self) -> tuple[Group, ...]:
        """Return the length with the document, then the reason."""
        fields = ("working_days", "document")
        return (Group(_("The extension"), fields, columns=2), *super().groups())

    def facts(self) -> dict[str, Any]:
        """Return the days, the document and the reason."""
        return {
            "working_days": self.cleaned_data["working_days"],
            "document": self.cleaned_data["document"],
            **super().facts(),
        }


class CompletingForm(StepForm):
    """Any paper that the cell's vote rests on may be made again, in a procedure of that name."""

    procedure: ClassVar[str]
    not_again: ClassVar[frozenset[str]] = frozenset()

    def slots(self, missing: Sequence[str]) -> tuple[PaperSlot, ...]:
        """Return a place for each paper of the file that went up, none of them needed."""
        steps = law.pack().procedures[self.procedure].steps
        filed = steps[roads.CELL_VOTE].papers.on(self.on).value
        again = [kind for kind in filed if kind not in {*self.not_again, *missing}]
        return (
            *super().slots(missing),
            *(PaperSlot(kind, kind, needed=False) for kind in again),
        )


class IssuingForm(StepForm):
    """The number on the card, and the number of the decision that issues it."""

    number = TextField(label=_("Number of the card"), longest=40)
    document = TextField(label=_("Number of the decision"), longest=40)

    def groups(self) -> tuple[Group, ...]:
        """Return the two numbers side by side."""
        hint = _("Copy the number sign by sign; leading zeros belong to it.")
        return (Group(_("The card"), ("number", "document"), columns=2, hint=hint),)

    def facts(self) -> dict[str, Any]:
        """Return both numbers."""
        return {name: self.cleaned_data[name] for name in ("number", "document")}


class CollectingForm(StepForm):
    """Whether the card was given back, when the cell handed it up, or why it could not."""

    fate = ChoiceField(label=_("What became of the card"), choices=FATES, widget=forms.RadioSelect)
    handed_up_on = DayField(label=_("Day the cell handed it up"), required=False)
    reason = TextField(label=_("Why it was not given back"), longest=2000, lines=3, required=False)

    def groups(self) -> tuple[Group, ...]:
        """Return the fate of the card, then what belongs to either answer."""
        return (
            Group(_("What became of the card"), ("fate",)),
            Group(
                _("Day or reason"),
                ("handed_up_on", "reason"),
                hint=_(
                    "A card that was given back is handed up; leave the day empty while it lies"
                    " with the cell. For one that was not given back, write why."
                ),
                marks_optional=False,
            ),
        )

    def facts(self) -> dict[str, Any]:
        """Return the fate, the day and the reason."""
        return {name: self.cleaned_data[name] for name in ("fate", "handed_up_on", "reason")}
