"""Recognition as the engine meets it: its map, its rows, its judgement."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.ladder import cards, deletions, departures, roads
from workflows.engine.ladder.filing import filed
from workflows.engine.ladder.procedure import LadderProcedure, OwnManner
from workflows.engine.ladder.standings import MEMBERSHIP
from workflows.engine.registry import register
from workflows.engine.rulings import Ruling
from workflows.engine.situations import Situation
from workflows.flows.recognition.answers import DELETION, PUT_AGAIN
from workflows.flows.recognition.appearance import RecognitionAppearance
from workflows.flows.recognition.flow import RecognitionFlow
from workflows.flows.recognition.flow_without_card import RecognitionWithoutCardFlow
from workflows.flows.recognition.flow_without_complaints import RecognitionWithoutComplaintsFlow
from workflows.flows.recognition.forms import FORMS
from workflows.flows.recognition.reminding import PROBATIONS
from workflows.flows.recognition.steps import (
    announcing,
    commenting,
    ending,
    probation,
    telling,
    votes,
)
from workflows.people.models.memberships import StandingKind
from workflows.rules.tallies import Verdict

OWN = {
    **cards.OWN,
    "membership": MEMBERSHIP,
    "barred_people": "SELECT to_jsonb(barring.known)",
}


class Recognition(LadderProcedure):
    """Recognition of a probationary member, or deletion."""

    name = "recognition"
    prefix = "CT"
    about = frozenset({StandingKind.PROBATIONARY})
    maps: Mapping[int, Any] = {
        each.shape: each
        for each in (RecognitionWithoutCardFlow, RecognitionWithoutComplaintsFlow, RecognitionFlow)
    }
    own = OWN
    watches = (PROBATIONS,)
    judgements: Mapping[str, Any] = {
        "cell_opens_file": probation.opened,
        "member_reviews_self": filed,
        "helper_comments": commenting.commented,
        "cell_gathers_comments": filed,
        "sub_committee_appraises": filed,
        "cell_completes_file": filed,
        "committee_issues_card": cards.issued,
        "cell_announces": announcing.announced,
        **deletions.JUDGEMENTS,
        telling.ANNOUNCEMENT: telling.announced,
        departures.COLLECTION: telling.card_settled,
    }
    forms = FORMS
    beside_forms = deletions.MANNER_FORMS
    may_return = frozenset(
        {"sub_committee_appraises", "grassroots_committee_resolves", "competent_committee_decides"}
    )
    # The decisions change a standing, and the opening made the case.
    may_recall = frozenset(
        {
            "member_reviews_self",
            "helper_comments",
            "cell_gathers_comments",
            "cell_resolves",
            "cell_considers_deletion",
            "sub_committee_appraises",
            "grassroots_committee_resolves",
            "grassroots_committee_proposes_deletion",
            "cell_completes_file",
            telling.ANNOUNCEMENT,
        }
    )
    grounds = ending.GROUNDS
    own_manners: Mapping[str, OwnManner] = {
        PUT_AGAIN: OwnManner(DELETION, votes.puts_again),
        announcing.NO_CARD: OwnManner("committee_issues_card", announcing.issues_no_card),
        announcing.NOT_HANDED_OVER: OwnManner("cell_announces", announcing.announced_without_card),
        **deletions.OWN_MANNERS,
    }
    appearance = RecognitionAppearance()

    def weigh(self, situation: Situation, verdict: Verdict, facts: Mapping[str, Any]) -> Ruling:
        """Answer what a vote comes to."""
        return votes.weighed(situation, verdict, facts)

    def endings(self, situation: Situation) -> Mapping[str, str]:
        """Answer on which grounds the case may be ended now, and with which outcome."""
        return ending.endings(situation)

    def changed_the_person(self, situation: Situation) -> bool:
        """Answer whether the decision has changed the standing."""
        return any(departures.decided(situation, step) for step in (roads.DECISION, votes.DELETES))


register(Recognition())
