"""The questions at the gates of deletion that no other procedure asks."""

from workflows.authority import law
from workflows.engine.maps import Answered

FAMILY = "deletion.ground_"
OPENING = "cell_opens_file"
REQUEST = "cell_requests_self_review"
SELF_REVIEW = "member_reviews_self"
REQUESTS = "deletion.self_review_requests"
UNANSWERED = "unanswered"
REFUSED = "refused"


def requests_end(answered: Answered) -> bool:
    """Ask whether the self-review came, was refused, or was asked for often enough."""
    if answered.outcome_of(SELF_REVIEW) != UNANSWERED:
        return True
    situation = answered.situation
    made = [each for each in situation.items if each.step == REQUEST and each.state == "done"]
    return len(made) >= int(law.pack().parameter(REQUESTS).on(situation.on).value)
