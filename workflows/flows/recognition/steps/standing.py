"""What a decision makes of the person: an official member, or no member any more."""

from datetime import date, datetime, time
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.situations import Situation
from workflows.foundation.moments import LOCAL
from workflows.people.models import CellPlace, Membership, Standing
from workflows.people.models.memberships import StandingKind


def recognise(situation: Situation, *, since: date, decided_on: date, entry_id: UUID) -> None:
    """Make the probationary member an official one since the day the probation ended."""
    membership = _membership(situation)
    membership.recognise(since=since, decided_on=decided_on)
    membership.save()
    _passes_to(StandingKind.OFFICIAL, situation, since=since, entry_id=entry_id)


def strike_off(situation: Situation, *, since: date, entry_id: UUID) -> None:
    """End the membership by deletion, from the day that stands on the decision."""
    membership = _membership(situation)
    membership.leave(on=since, by=situation.case.procedure)
    membership.save()
    _passes_to(StandingKind.FORMER, situation, since=since, entry_id=entry_id)
    recorded_at = _recorded_at(situation)
    for place in CellPlace.objects.filter(
        person_id=situation.case.subject_id, during__endswith__isnull=True
    ):
        place.during = DateRange(place.during.lower, since)
        place.end_recorded_at = recorded_at
        place.save(update_fields=["during", "end_recorded_at"])


def _membership(situation: Situation) -> Membership:
    return Membership.objects.select_for_update().get(person_id=situation.case.subject_id)


def _passes_to(kind: StandingKind, situation: Situation, *, since: date, entry_id: UUID) -> None:
    recorded_at = _recorded_at(situation)
    present = Standing.objects.get(
        person_id=situation.case.subject_id, during__endswith__isnull=True
    )
    present.during = DateRange(present.during.lower, since)
    present.end_recorded_at = recorded_at
    present.save(update_fields=["during", "end_recorded_at"])
    Standing.objects.create(
        person_id=situation.case.subject_id,
        kind=kind,
        during=DateRange(since, None),
        entry_id=entry_id,
        path=situation.case.path,
        recorded_at=recorded_at,
    )


def _recorded_at(situation: Situation) -> datetime:
    return datetime.combine(situation.today, time(12), tzinfo=LOCAL)
