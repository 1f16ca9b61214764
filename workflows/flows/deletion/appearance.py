"""How deletion shows itself on the page of a case."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.forms import Words
from workflows.engine.ladder import deletions
from workflows.engine.ladder.complaints import ANSWER
from workflows.engine.ladder.departures import ANNOUNCEMENT, DepartureAppearance
from workflows.engine.ladder.hearing import HEARING, IN_PERSON, IN_WRITING, INVITED
from workflows.engine.situations import Situation
from workflows.flows.deletion.answers import (
    OPENING,
    REFUSED,
    REQUEST,
    SELF_REVIEW,
    UNANSWERED,
)

SHORTS: Mapping[str, Words] = {
    **deletions.SHORTS,
    OPENING: _("File opened"),
    REQUEST: _("Self-review asked for"),
    SELF_REVIEW: _("Self-review"),
    HEARING: _("Member heard"),
    ANNOUNCEMENT: _("Announced"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (OPENING, "opened"): gettext_noop(
        "The cell opened the file on deleting {subject} from the list. Ground: {ground}"
    ),
    (REQUEST, "requested"): gettext_noop(
        "The cell asked {subject} for the self-review: request {number} of {of}"
    ),
    (SELF_REVIEW, "filed"): gettext_noop("{subject} handed in the self-review"),
    (SELF_REVIEW, UNANSWERED): gettext_noop("{subject} did not answer the request"),
    (SELF_REVIEW, REFUSED): gettext_noop(
        "{subject} refused in writing to hand in the self-review; the cell goes on"
    ),
    (HEARING, IN_PERSON): gettext_noop("{subject} was told and spoke to the cell"),
    (HEARING, IN_WRITING): gettext_noop("{subject} was told and gave an opinion in writing"),
    (HEARING, INVITED): gettext_noop("{subject} was invited and did not come"),
    ("cell_resolves", "carried"): gettext_noop(
        "The cell proposed deletion: {in_favour} of {electorate} in favour"
    ),
    ("grassroots_committee_resolves", "carried"): gettext_noop(
        "The grass-roots committee proposed deletion: {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "carried"): gettext_noop(
        "The competent committee deleted {subject} from the list of members as of {since}:"
        " {in_favour} of {electorate} in favour"
    ),
    ("competent_committee_decides", "short"): gettext_noop(
        "The competent committee did not delete {subject} from the list: {in_favour} of"
        " {electorate} in favour"
    ),
    ("cell_receives_decision", "filed"): gettext_noop("The cell received the result"),
    (ANNOUNCEMENT, "announced"): deletions.ANNOUNCED,
    **deletions.SENTENCES,
}
MANNERS: Mapping[str, Words] = {
    **deletions.MANNERS,
    UNANSWERED: _("No answer came"),
    REFUSED: _("The member refuses in writing"),
}


GATES: Mapping[str, Words] = {
    **deletions.GATES,
    "self_review_is_settled": _("Self-review settled?"),
}


class DeletionAppearance(DepartureAppearance):
    """Short names and sentences of deletion."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    own_manners = MANNERS

    def shows(self, step: str, situation: Situation) -> bool:
        """Leave out the answer to a complaint as long as none came."""
        return super().shows(step, situation) and step != ANSWER
