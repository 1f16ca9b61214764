"""The questions at the gates of a suspension, and the names that its steps share."""

from workflows.engine.maps import Answered

REPORTS = "cell_reports_ground"
LIFTS = "competent_committee_lifts"
RAN_OUT = "ran_out"
LEGAL_TERM_ENDED = "legal_term_ended"


def is_over(answered: Answered) -> bool:
    """Ask whether the suspension ran out, or the proceedings of the law ended."""
    return answered.outcome_of(LIFTS) in {RAN_OUT, LEGAL_TERM_ENDED}
