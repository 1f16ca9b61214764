"""Ends a case around its steps: a withdrawal, a death, leaving the list."""

from datetime import date, datetime
from uuid import UUID

from workflows.authority import scopes
from workflows.engine import decisions, reading
from workflows.engine.actors import Actor, Answer
from workflows.engine.models import Item, ItemState
from workflows.engine.refusals import ItemVoid, NotVisible


def end_case(
    *,
    case_id: UUID,
    actor: Actor,
    ground: str,
    reason: str,
    decided_on: date,
    at: datetime,
    key: UUID,
    no_conflict: bool,
) -> Answer:
    """
    End a case on a ground that its procedure knows.

    :raises NotVisible: if there is no such case, or it is not for this person's eyes
    :raises ItemVoid: if the case has ended
    :raises NotThisManner: if the case cannot be ended on this ground now
    :raises Refusal: as ``decisions.decide`` does
    """
    with scopes.opened_for(person_id=actor.person_id, at=at):
        items = Item.objects.filter(case_id=case_id).order_by("id")
        known = items.first()
        if known is None:
            raise NotVisible
        reading.lock([known.id])
        chosen = items.filter(key=key).first() or items.filter(state=ItemState.OPEN).first()
        if chosen is None:
            raise ItemVoid
        return decisions.settle(
            decisions.Deed(
                item_id=chosen.id,
                actor=actor,
                decided_on=decided_on,
                at=at,
                key=key,
                no_conflict=no_conflict,
                facts={"reason": reason},
                manner=ground,
            )
        )
