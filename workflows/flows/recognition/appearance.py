"""How recognition shows itself on the page of a case."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Involved
from workflows.engine.forms import Words
from workflows.engine.ladder import cards, deletions, departures
from workflows.engine.ladder.appearance import LadderAppearance
from workflows.engine.ladder.complaints import ANSWER
from workflows.engine.ladder.complaints import STEP as WINDOW
from workflows.engine.situations import Situation
from workflows.flows.recognition.answers import DELETION, PUT_AGAIN
from workflows.flows.recognition.steps import announcing, ending
from workflows.flows.recognition.steps.telling import ANNOUNCEMENT
from workflows.flows.recognition.steps.votes import DELETES

SHORTS: Mapping[str, Words] = {
    "cell_opens_file": _("File opened"),
    "member_reviews_self": _("Self-review"),
    "helper_comments": _("Helper's comment"),
    "cell_gathers_comments": _("Comments gathered"),
    "cell_considers_deletion": _("The cell votes on deletion"),
    "grassroots_committee_proposes_deletion": _("Committee votes on deletion"),
    "competent_committee_deletes": _("Decision on deletion"),
    "committee_issues_card": _("Card issued"),
    "cell_announces": _("Announced"),
    ANNOUNCEMENT: _("Deletion announced"),
    **deletions.SHORTS,
}
SENTENCES: Mapping[tuple[str, str], str] = {
    ("cell_opens_file", "opened"): gettext_noop(
        "The cell opened the file for the recognition of {subject}"
    ),
    ("member_reviews_self", "filed"): gettext_noop("{subject} filed the self-review"),
    ("helper_comments", "filed"): gettext_noop("{helper}, who helped, commented on {subject}"),
    ("cell_gathers_comments", "filed"): gettext_noop("The comments were gathered"),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell proposed recognition: {in_favour} of {electorate} in favour"
    ),
    ("cell_resolves", "short"): gettext_noop(
        "The cell's vote on recognition fell short: {in_favour} of {electorate} in favour"
    ),
    ("cell_considers_deletion", "carried"): gettext_noop(
        "The cell proposed deletion: {in_favour} of {electorate} in favour"
    ),
    ("cell_considers_deletion", "short"): gettext_noop(
        "The cell's vote on deletion fell short: {in_favour} of {electorate} in favour"
    ),
    ("cell_considers_deletion", PUT_AGAIN): gettext_noop(
        "The cell puts recognition to the vote again"
    ),
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed recognition: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_proposes_deletion", "carried"): gettext_noop(
        "The grass-roots committee proposed deletion: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_proposes_deletion", "short"): gettext_noop(
        "The grass-roots committee's vote on deletion fell short: {in_favour} of {electorate} in"
        " favour; the full count goes to the competent committee"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee recognised {subject} as an official member since {since}:"
        " {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not recognise {subject}: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_deletes", "carried"): gettext_noop(
        "The competent committee struck {subject} off the list: {in_favour} of {electorate} in"
        " favour"
    ),
    ("competent_committee_deletes", "short"): gettext_noop(
        "The competent committee did not strike {subject} off: {in_favour} of {electorate} in"
        " favour; the cell considers again"
    ),
    ("competent_committee_deletes", "handed_over"): gettext_noop(
        "The case was handed over to the body that holds the authority by now"
    ),
    ("committee_issues_card", "issued"): gettext_noop(
        "{subject} was issued a card by decision {document}"
    ),
    ("committee_issues_card", "no_card"): gettext_noop("No card was issued to {subject}"),
    ("cell_announces", "filed"): gettext_noop("The cell announced the decision"),
    ("cell_announces", "card_handed_over"): gettext_noop(
        "The cell announced the decision and handed {subject} the card"
    ),
    (ANNOUNCEMENT, "announced"): deletions.ANNOUNCED,
    **deletions.SENTENCES,
}
GROUNDS: Mapping[str, Words] = {
    ending.DIED: _("The probationary member has died"),
}
MANNERS: Mapping[str, Words] = {
    PUT_AGAIN: _("Put recognition to the vote again"),
    announcing.NO_CARD: _("Issue no card"),
    announcing.NOT_HANDED_OVER: _("Announce without handing over a card"),
    **deletions.MANNERS,
}
# The road of a deletion is drawn once it has been taken.
ON_DELETION = frozenset({DELETION, "grassroots_committee_proposes_deletion", DELETES, ANSWER})
AFTER_DELETION = frozenset({ANNOUNCEMENT, departures.COLLECTION, WINDOW})
AFTER_RECOGNITION = frozenset({"committee_issues_card", "cell_announces"})


GATES: Mapping[str, Words] = {
    "recognition_was_put_often_enough": _("Recognition was put often enough?"),
    "recognition_is_put_again": _("Recognition is put again?"),
    "cell_agreed_to_delete": _("Cell agreed to delete?"),
    "deletion_reached_grassroots": _("Deletion proposed to grass-roots committee?"),
    "deletion_reached_competent": _("Deletion proposed to competent committee?"),
    "recognition_decided": _("Recognition decided?"),
    "deletion_authority_moved": _("Authority to delete moved?"),
    **deletions.GATES,
}


class RecognitionAppearance(LadderAppearance):
    """Short names, sentences and days of recognition."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    grounds = GROUNDS
    own_manners = MANNERS

    def shows(self, step: str, situation: Situation) -> bool:
        """Leave out the road of a deletion as long as nobody has entered it."""
        deleted = departures.decided(situation, DELETES)
        elsewhere = AFTER_RECOGNITION if deleted else AFTER_DELETION
        return super().shows(step, situation) and step not in ON_DELETION | elsewhere

    def offers(self, act: str, situation: Situation) -> bool:
        """Offer to announce without a card only where one could be handed over."""
        if act == announcing.NOT_HANDED_OVER:
            return cards.out(situation) is not None
        return super().offers(act, situation)

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return nobody but the member, with the days that are kept apart."""
        held: Mapping[str, Any] = situation.own["membership"]
        return (
            Involved(
                role=_("Probationary member"),
                name=situation.case.subject_name,
                detail=format_lazy(
                    _("decision of admission {decided_on}, ceremony {admitted_on}"),
                    decided_on=_day(held["admission_decided_on"]),
                    admitted_on=_day(held["admitted_on"]),
                ),
                person_id=situation.case.subject_id,
            ),
        )


def _day(text: str | None) -> Words:
    return f"{date.fromisoformat(text):%d/%m/%Y}" if text else _("unknown")
