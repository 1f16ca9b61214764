"""How the replacement of a card shows itself on the page of a case."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder import cards
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.situations import Situation
from workflows.flows.card.answers import DECLINED

SHORTS: Mapping[str, Words] = {
    "cell_reports_card": _("Reported"),
    "grassroots_committee_forwards_request": _("Request forwarded"),
    "committee_replaces_card": _("Card issued"),
    "cell_hands_over_card": _("Card handed over"),
}
GATES: Mapping[str, Words] = {
    "committee_returned": _("Committee above returned it?"),
    "card_issued": _("New card issued?"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    ("cell_reports_card", "reported"): gettext_noop(
        "The cell reported that {subject} needs another card"
    ),
    ("grassroots_committee_forwards_request", "forwarded"): gettext_noop(
        "The grass-roots committee forwarded the request"
    ),
    ("committee_replaces_card", "issued"): gettext_noop(
        "{subject} was issued a card by decision {document}"
    ),
    ("committee_replaces_card", DECLINED): gettext_noop("No other card was issued to {subject}"),
    ("cell_hands_over_card", "card_handed_over"): gettext_noop(
        "The cell handed {subject} the new card"
    ),
}


class CardAppearance(LadderAppearance):
    """Short names and sentences of a card's replacement."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    own_manners: Mapping[str, Words] = {DECLINED: _("Issue no other card")}
    on_some_roads = ("grassroots_committee_forwards_request",)

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the member, with the last signs of the card's number."""
        card = cards.out(situation)
        return (
            Involved(
                role=_("Member"),
                name=situation.case.subject_name,
                detail=card.masked if card else "",
                person_id=situation.case.subject_id,
            ),
        )
