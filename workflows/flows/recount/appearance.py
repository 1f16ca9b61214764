"""How a recount shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved, OnRecord
from workflows.engine.forms import Words
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.recount.steps import ending
from workflows.flows.recount.steps.opening import BY_CELL, BY_MEMBER, OPENING, PARTY_AGE
from workflows.flows.recount.steps.telling import TELLING
from workflows.people.models import PartyAge

SHORTS: Mapping[str, Words] = {
    OPENING: _("File opened"),
    TELLING: _("Member told"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (OPENING, BY_MEMBER): gettext_noop(
        "{subject} asked to have the party age counted from {since} (decision of admission"
        " {decided_on}; days outside Party life: {days_outside})"
    ),
    (OPENING, BY_CELL): gettext_noop(
        "The cell found an error: the party age of {subject} is to count from {since} (decision of"
        " admission {decided_on}; days outside Party life: {days_outside})"
    ),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell proposed the recount: {in_favour} of {electorate} in favour"
    ),
    ("cell_resolves", "short"): gettext_noop(
        "The cell did not propose the recount: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed the recount: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee decided that the party age of {subject} counts from {since}:"
        " {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee left the party age as it is: {in_favour} of {electorate} in favour"
    ),
    (TELLING, "told"): gettext_noop("The cell told {subject} of the recount"),
    (TELLING, "told_why_not"): gettext_noop(
        "The cell told {subject} why the party age is left as it is"
    ),
}
ANYWHERE: Mapping[str, str] = {
    ending.WITHDREW: gettext_noop("The request for a recount was withdrawn; the case ended"),
}
GROUNDS: Mapping[str, Words] = {
    ending.WITHDREW: _("The request was withdrawn"),
}
GATES: Mapping[str, Words] = {"recount_decided": _("Party age recounted?")}


class RecountAppearance(LadderAppearance):
    """Short names and sentences of a recount."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    told_anywhere = ANYWHERE
    grounds = GROUNDS
    on_some_roads = ("grassroots_committee_resolves",)
    kept = _("Recounts of party age")

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the day from which party age counts on record."""
        held = situation.own[PARTY_AGE]
        detail: Words = _("day of the decision of admission unknown")
        if held["decided_on"]:
            since = _since(date.fromisoformat(held["decided_on"]), held["days_outside"])
            detail = format_lazy(_("party age counts from {day}"), day=f"{since:%d/%m/%Y}")
        return (
            Involved(
                role=_("Member"),
                name=situation.case.subject_name,
                detail=detail,
                person_id=situation.case.subject_id,
            ),
        )

    def on_record(self, person_id: UUID) -> Sequence[OnRecord]:
        """Return the recounts of a person's party age, the latest first."""
        return [
            OnRecord(
                named=format_lazy(
                    _("Party age counts from {day}"),
                    day=f"{_since(recount.decided_on, recount.days_outside):%d/%m/%Y}",
                ),
                on=recount.during.lower,
                detail=format_lazy(
                    _("decision of admission {day}; days outside Party life: {days}"),
                    day=f"{recount.decided_on:%d/%m/%Y}",
                    days=recount.days_outside,
                ),
                document=recount.document,
            )
            for recount in PartyAge.objects.filter(person_id=person_id).order_by("-during")
        ]


def _since(decided_on: date, days_outside: int) -> date:
    return decided_on + timedelta(days=days_outside)
