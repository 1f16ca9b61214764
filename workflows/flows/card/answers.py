"""The question at the gate behind the decision."""

from workflows.engine.maps import Answered

DECISION = "committee_replaces_card"
DECLINED = "declined"


def new_card_issued(answered: Answered) -> bool:
    """Ask whether the committee issued another card."""
    return answered.outcome_of(DECISION) != DECLINED
