"""How annulment shows itself on the page of a case."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.forms import Words
from workflows.engine.ladder import grounds, roads
from workflows.engine.ladder.complaints import ANNULLED, ANSWER, COMPLAINED
from workflows.engine.ladder.complaints import STEP as WINDOW
from workflows.engine.ladder.departures import (
    ANNOUNCEMENT,
    COLLECTION,
    RESULT,
    DepartureAppearance,
)
from workflows.engine.ladder.hearing import HEARING, IN_PERSON, IN_WRITING, INVITED
from workflows.engine.situations import Situation
from workflows.flows.annulment.answers import (
    ADMISSION,
    ANNULLING,
    OPENING,
    RECOGNITION,
    RESPONSIBILITY,
    WRONG_STEPS,
    lost_on,
    strikes_name,
)

SHORTS: Mapping[str, Words] = {
    OPENING: _("File opened"),
    HEARING: _("Member heard"),
    ANNULLING: _("Annulled"),
    roads.CELL_VOTE: _("The cell votes again"),
    roads.PROPOSAL: _("Committee votes again"),
    roads.DECISION: _("Decided again"),
    RESPONSIBILITY: _("Responsibility examined"),
    ANNOUNCEMENT: _("Announced"),
    WINDOW: _("Time to complain"),
    ANSWER: _("Complaint answered"),
}
SENTENCES: Mapping[tuple[str, str], str] = {
    (OPENING, ADMISSION): gettext_noop(
        "The cell opened the file on annulling the admission of {subject}. Ground: {ground}"
    ),
    (OPENING, RECOGNITION): gettext_noop(
        "The cell opened the file on annulling the recognition of {subject}. Ground: {ground}"
    ),
    (HEARING, IN_PERSON): gettext_noop("{subject} was told and spoke to the cell"),
    (HEARING, IN_WRITING): gettext_noop("{subject} was told and gave an opinion in writing"),
    (HEARING, INVITED): gettext_noop("{subject} was invited and did not come"),
    (ANNULLING, "carried"): gettext_noop(
        "The committee annulled the decision about {subject}: {in_favour} of {electorate} in favour"
    ),
    (ANNULLING, "short"): gettext_noop(
        "The committee did not annul the decision: {in_favour} of {electorate} in favour"
    ),
    (roads.CELL_VOTE, "carried"): gettext_noop(
        "The cell voted again and proposed the same: {in_favour} of {electorate} in favour"
    ),
    (roads.PROPOSAL, "carried"): gettext_noop(
        "The grass-roots committee voted again and proposed the same: {in_favour} of {electorate}"
        " in favour"
    ),
    (roads.DECISION, "carried"): gettext_noop(
        "The competent committee decided so again: {in_favour} of {electorate} in favour;"
        " {subject} keeps the standing"
    ),
    (roads.DECISION, "short"): gettext_noop(
        "The competent committee did not decide so again: {in_favour} of {electorate} in favour;"
        " {subject} lost the standing"
    ),
    (RESPONSIBILITY, "examined"): gettext_noop("The committee above examined responsibility"),
    (RESULT, "filed"): gettext_noop("The cell received the result"),
    (ANNOUNCEMENT, "announced"): gettext_noop(
        "The cell announced the annulment; {subject} received the decision on {received_on} and"
        " may complain until {until}"
    ),
    (WINDOW, "passed"): gettext_noop("The time to complain passed; no complaint came"),
    (WINDOW, COMPLAINED): gettext_noop(
        "{subject} complained about the annulment; it is carried out meanwhile"
    ),
    (ANSWER, "upheld"): gettext_noop("The complaint was answered: the annulment stands"),
    (ANSWER, ANNULLED): gettext_noop(
        "The complaint was answered: the annulment is set aside, and the membership is to be"
        " restored"
    ),
}
GATES: Mapping[str, Words] = {
    "decision_is_annulled": _("Decision annulled?"),
    "standards_were_wrong": _("Standards not met?"),
    "cell_must_vote_again": _("Wrong steps?"),
    "decided_so_again": _("Decided so again?"),
    "was_done_again": _("Was it annulled?"),
    "decision_is_carried_out": _("The decision is carried out"),
    "nothing_else_waits": _("Nothing else waits"),
    "annulment_was_complained_about": _("Complaint received?"),
    "annulment_was_set_aside": _("Annulment set aside?"),
}
ALWAYS = frozenset({OPENING, HEARING, ANNULLING})
LOSING = frozenset({ANNOUNCEMENT, COLLECTION, WINDOW})
AGAIN = frozenset({roads.DECISION, RESPONSIBILITY, RESULT})
VOTES_AGAIN = frozenset({roads.CELL_VOTE, "sub_committee_appraises", roads.PROPOSAL})


class AnnulmentAppearance(DepartureAppearance):
    """Short names and sentences of annulment."""

    shorts = SHORTS
    gates = GATES
    sentences = SENTENCES
    own_manners: Mapping[str, Words] = {COMPLAINED: _("A complaint came")}

    def shows(self, step: str, situation: Situation) -> bool:
        """Show the way on which the ground leads, and that of a loss once it is taken."""
        way = ALWAYS
        if strikes_name(situation) or self.ended(situation):
            way |= LOSING
        if not strikes_name(situation):
            way |= AGAIN
        if grounds.of_case(situation) == WRONG_STEPS:
            way |= VOTES_AGAIN
        return step in way

    def ended(self, situation: Situation) -> bool:
        """Tell whether the annulment took the standing."""
        return lost_on(situation) is not None
