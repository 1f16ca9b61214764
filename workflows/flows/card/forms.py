"""What is typed of the steps of a card's replacement."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.engine.forms import ChoiceField, Group, StepForm, TextField
from workflows.engine.ladder.forms import CollectingForm, IssuingForm
from workflows.flows.card.steps import RESTORED
from workflows.people.models.cards import CardState, EndOfCard

GROUNDS = [
    (EndOfCard.LOSS, _("The card was lost")),
    (EndOfCard.DAMAGE, _("The card is damaged")),
    (EndOfCard.ERROR, _("Something on the card is wrong")),
    (EndOfCard.EXCHANGE, _("It is exchanged for a card of the newer version")),
    (RESTORED, _("It was collected, and the member was restored")),
]


class ReportingForm(StepForm):
    """What happened to the card, and how."""

    ground = ChoiceField(
        label=_("What happened to the card"), choices=GROUNDS, widget=forms.RadioSelect
    )
    reason = TextField(label=_("How it happened"), longest=2000, lines=4)

    def groups(self) -> tuple[Group, ...]:
        """Return the ground, then how it came about."""
        return (
            Group(_("What happened to the card"), ("ground",)),
            Group(_("How it happened"), ("reason",)),
        )

    def facts(self) -> dict[str, Any]:
        """Return the ground and how it came about."""
        return {name: self.cleaned_data[name] for name in ("ground", "reason")}


class HandingOverForm(CollectingForm):
    """What became of the old card where the member had it when the new one was handed over."""

    def shape(self) -> None:
        """Ask nothing about an old card that is not there."""
        if not any(card["state"] == CardState.REPLACED for card in self.own["cards"]):
            for name in ("fate", "handed_up_on", "reason"):
                del self.fields[name]

    def groups(self) -> tuple[Group, ...]:
        """Return the groups of the fields that are asked."""
        return super().groups() if "fate" in self.fields else ()

    def facts(self) -> dict[str, Any]:
        """Return what became of the old card, if there is one."""
        return super().facts() if "fate" in self.fields else {}


class CompletingForm(StepForm):
    """The report may be made again."""

    optional_papers = ("card_request",)


FORMS: Mapping[str, type[StepForm]] = {
    "cell_reports_card": ReportingForm,
    "committee_replaces_card": IssuingForm,
    "cell_completes_file": CompletingForm,
    "cell_hands_over_card": HandingOverForm,
}
