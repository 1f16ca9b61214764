"""A step that changes what a person is: one standing ends, the next begins on the same day."""

from datetime import date, datetime, time
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.situations import Situation
from workflows.foundation.moments import LOCAL
from workflows.people.models import Membership, Standing
from workflows.people.models.memberships import StandingKind


def membership_of(situation: Situation) -> Membership:
    """Return the membership of the person the case is about, kept for this transaction."""
    return Membership.objects.select_for_update().get(person_id=situation.case.subject_id)


def passes_to(kind: StandingKind, situation: Situation, *, since: date, entry_id: UUID) -> None:
    """End the person's present standing on a day, and begin another on the same."""
    now = recorded_at(situation)
    present = Standing.objects.get(
        person_id=situation.case.subject_id, during__endswith__isnull=True
    )
    present.during = DateRange(present.during.lower, since)
    present.end_recorded_at = now
    present.save(update_fields=["during", "end_recorded_at"])
    Standing.objects.create(
        person_id=situation.case.subject_id,
        kind=kind,
        during=DateRange(since, None),
        entry_id=entry_id,
        path=situation.case.path,
        recorded_at=now,
    )


def recorded_at(situation: Situation) -> datetime:
    """Return the moment under which what changes with a step is put on record."""
    return datetime.combine(situation.today, time(12), tzinfo=LOCAL)
