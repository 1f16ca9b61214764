"""Grants on a single case: what no seat gives, for a time and a reason."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from guardian.models import UserObjectPermissionAbstract

from workflows.foundation.identifiers import new_id
from workflows.journal.fields import DatesField
from workflows.journal.history import recorded


@recorded(personal=("reason",))
class CaseGrant(UserObjectPermissionAbstract):
    """
    A dated permission of one account on one case, given by a document.

    ``idle`` are the days on which it opens nothing because its holder is suspended, or the
    membership ended after it began, from then on for good. The database derives them as it does
    those of seats; of whoever never was a member there are none.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    during = DateRangeField()
    idle = DatesField(db_default="{}")
    reason = models.TextField()
    document = models.TextField()
    given_by = models.UUIDField()

    class Meta(UserObjectPermissionAbstract.Meta):
        abstract = False
        unique_together: ClassVar = []
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(document=""),
                name="a_grant_has_a_reason_and_a_document",
            ),
        ]
