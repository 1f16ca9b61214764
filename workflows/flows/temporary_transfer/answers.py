"""The questions at the gates of a temporary transfer."""

from collections.abc import Callable

from workflows.engine.maps import Answered

CELL = "cell_introduces"
COMMITTEE = "committee_introduces"
RETURN = "cell_records_return"
INTRODUCED = "introduced"
CAME_BACK = "came_back"


def introduced(step: str) -> Callable[[Answered], bool]:
    """Ask whether the body of a step introduced the member."""
    return lambda answered: answered.outcome_of(step) == INTRODUCED


def came_back(answered: Answered) -> bool:
    """Ask whether the member came back, or the time of the transfer ran out."""
    return answered.outcome_of(RETURN) == CAME_BACK
