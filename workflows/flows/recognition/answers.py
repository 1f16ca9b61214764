"""The questions at the gates of recognition that no other procedure asks."""

from workflows.authority import law
from workflows.engine.ladder.answers import CARRIED, SHORT
from workflows.engine.ladder.roads import CELL_VOTE
from workflows.engine.maps import Answered

DELETION = "cell_considers_deletion"
PUT_AGAIN = "put_again"
SHORT_VOTES = "recognition.short_votes"


def put_often_enough(answered: Answered) -> bool:
    """Ask whether the cell's votes on recognition fell short so often that the superior decides."""
    situation = answered.situation
    before = [
        each
        for each in situation.items
        if each.step == CELL_VOTE
        and each.state == "done"
        and each.outcome == SHORT
        and each.id != situation.item.id
    ]
    limit = law.pack().parameter(SHORT_VOTES).on(situation.on).value
    return len(before) + 1 >= int(limit)


def put_again(answered: Answered) -> bool:
    """Ask whether the cell puts recognition to the vote again instead of deletion."""
    return answered.outcome_of(DELETION) == PUT_AGAIN


def deletion_proposed(answered: Answered) -> bool:
    """Ask whether what goes up is the cell's proposal to delete: its latest vote that carried."""
    carried = [
        (str(item_id), step)
        for step in (CELL_VOTE, DELETION)
        if answered.outcome_of(step) == CARRIED
        and (item_id := _item_of(step, answered)) is not None
    ]
    return bool(carried) and max(carried)[1] == DELETION


def _item_of(step: str, answered: Answered) -> object:
    if answered.step == step:
        return answered.situation.item.id
    latest = answered.situation.latest(step)
    return latest.id if latest else None
