"""The questions at the gates of a map, and how the situation answers them."""

from collections.abc import Callable

from workflows.engine.ladder import roads
from workflows.engine.maps import Answered

CARRIED = "carried"
SHORT = "short"
RETURNED = "returned"
HANDED_OVER = "handed_over"


def carried(step: str) -> Callable[[Answered], bool]:
    """Ask whether the vote on a step carried."""
    return lambda answered: answered.outcome_of(step) == CARRIED


def returned(step: str) -> Callable[[Answered], bool]:
    """Ask whether the body sent the file back for completion."""
    return lambda answered: answered.outcome_of(step) == RETURNED


def passes(step: str) -> Callable[[Answered], bool]:
    """Ask whether the road of this organisation, on this day, leads through a step."""
    return lambda answered: roads.passes(step, answered.situation)


def returned_from(step: str) -> Callable[[Answered], bool]:
    """Ask whether the file that was completed had been returned by the body of a step."""
    return lambda answered: answered.situation.item.note.get("returned_by") == step


def handed_over(step: str) -> Callable[[Answered], bool]:
    """Ask whether the step went to the body that holds the authority by now."""
    return lambda answered: answered.outcome_of(step) == HANDED_OVER
