"""The questions at the gates of an exemption."""

from workflows.engine.maps import Answered

ASKS = "member_asks"
ASKED_TO_RETURN = "asked_to_return"


def asks_to_return(answered: Answered) -> bool:
    """Ask whether the member asked to return, not to be exempted."""
    return answered.outcome_of(ASKS) == ASKED_TO_RETURN


def decided_above(answered: Answered) -> bool:
    """Ask whether the ground is one on which the cell only proposes."""
    return bool(_asked(answered).get("decided_above"))


def is_for_a_period(answered: Answered) -> bool:
    """Ask whether the exemption has a last day, after which the return is recorded."""
    return _asked(answered).get("until") is not None


def _asked(answered: Answered) -> dict[str, object]:
    asked = answered.situation.latest(ASKS)
    return dict(asked.facts) if asked else {}
