"""Remembers who of the next body first opened a step: from then on the step before stands."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from workflows.engine.models import Item, ItemState


def see(*, item_id: UUID, person_id: UUID, at: datetime) -> None:
    """
    Remember that a person opened a waiting step, unless it was opened before.

    Whoever decided the step before looks at the next one without shutting the way back.
    """
    Item.objects.filter(pk=item_id, state=ItemState.OPEN, first_seen_at=None).exclude(
        Q(came_from__decided_by=person_id)
    ).update(first_seen_at=at, first_seen_by=person_id)
