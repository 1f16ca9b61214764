"""What is typed when a file goes back, or when the superior directs a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, ReasonForm
from workflows.flows.admission.steps import directing

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
