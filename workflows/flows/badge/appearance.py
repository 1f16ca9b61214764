"""How a badge shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved, OnRecord
from workflows.engine.forms import Words
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.badge.models import Award
from workflows.flows.badge.steps.awarding import HANDING_OVER
from workflows.flows.badge.steps.declaring import OPENING

SHORTS: Mapping[str, Words] = {
    OPENING: _("Declaration"),
    HANDING_OVER: _("Badge handed over"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (OPENING, "declared"): gettext_noop("{subject} declared for the badge of {years} years"),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell proposed the badge: {in_favour} of {electorate} in favour"
    ),
    ("cell_resolves", "short"): gettext_noop(
        "The cell did not propose the badge: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed the badge: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee awarded {subject} the badge of {years} years:"
        " {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not award the badge: {in_favour} of {electorate} in favour"
    ),
    (HANDING_OVER, "handed_over_badge"): gettext_noop(
        "{subject} received the badge of {years} years"
    ),
}
GATES: Mapping[str, Words] = {"badge_decided": _("Badge awarded?")}


class BadgeAppearance(LadderAppearance):
    """Short names and sentences of a badge."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    on_some_roads = ("grassroots_committee_resolves",)
    kept = _("Badges")

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the day of the decision from which party age counts."""
        decided_on = situation.own["party_age"]["decided_on"]
        detail: Words = _("day of the decision of admission unknown")
        if decided_on:
            detail = format_lazy(
                _("decision of admission {day}"),
                day=f"{date.fromisoformat(decided_on):%d/%m/%Y}",
            )
        return (
            Involved(
                role=_("Member"),
                name=situation.case.subject_name,
                detail=detail,
                person_id=situation.case.subject_id,
            ),
        )

    def on_record(self, person_id: UUID) -> Sequence[OnRecord]:
        """Return the badges of a person, the one of the most years first."""
        return [
            OnRecord(
                named=format_lazy(_("Badge of {years} years"), years=award.years),
                on=award.awarded_on,
                detail=_handed_over(award.handed_over_on),
                document=award.document,
            )
            for award in Award.objects.filter(person_id=person_id).order_by("-years")
        ]


def _handed_over(day: date | None) -> Words:
    if day is None:
        return _("not handed over yet")
    return format_lazy(_("handed over {day}"), day=f"{day:%d/%m/%Y}")
