"""What is typed when a file goes back or is completed, and when the superior directs a case."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.authority import law
from workflows.engine.forms import ChoiceField, Group, PaperSlot, ReasonForm, StepForm
from workflows.engine.ladder import directing, roads

WAYS = [
    (directing.HAND_BACK, _("Hand it back: the body can act again")),
    (directing.TAKE_OVER, _("Take the step over: this committee acts in its place")),
    (directing.OFFER, _("Send it to the body that the rule book offers")),
    (directing.CLOSE, _("Close the case")),
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
