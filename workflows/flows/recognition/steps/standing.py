"""What a decision makes of the person: an official member, or no member any more."""

from datetime import date
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.engine.ladder.standings import membership_of, passes_to, recorded_at
from workflows.engine.situations import Situation
from workflows.people.models import CellPlace
from workflows.people.models.memberships import StandingKind


def recognise(situation: Situation, *, since: date, decided_on: date, entry_id: UUID) -> None:
    """Make the probationary member an official one since the day the probation ended."""
    membership = membership_of(situation)
    membership.recognise(since=since, decided_on=decided_on)
    membership.save()
    passes_to(StandingKind.OFFICIAL, situation, since=since, entry_id=entry_id)


def strike_off(situation: Situation, *, since: date, entry_id: UUID) -> None:
    """End the membership by deletion, from the day that stands on the decision."""
    membership = membership_of(situation)
    membership.leave(on=since, by=situation.case.procedure)
    membership.save()
    passes_to(StandingKind.FORMER, situation, since=since, entry_id=entry_id)
    for place in CellPlace.objects.filter(
        person_id=situation.case.subject_id, during__endswith__isnull=True
    ):
        place.during = DateRange(place.during.lower, since)
        place.end_recorded_at = recorded_at(situation)
        place.save(update_fields=["during", "end_recorded_at"])
