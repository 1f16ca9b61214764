"""Fills and empties the seats that were held for a while and stand empty today."""

from datetime import datetime, time

from workflows.administration import appointments
from workflows.administration.appointments import Warrant
from workflows.administration.demonstration.casting import Stage
from workflows.administration.demonstration.stories import Tenure
from workflows.authority import scopes
from workflows.foundation.moments import LOCAL, local_day
from workflows.people.models import Appointment

HOUR = time(10, tzinfo=LOCAL)


def hold(tenure: Tenure) -> None:
    """
    Give the seat to the member longest in the cell, and end it; once only.

    :raises Refusal: if the hierarchy's keeper may not
    """
    stage = Stage.at(tenure.unit)
    given = Appointment.objects.filter(body=stage.meeting, document=tenure.given_by).first()
    if given is None:
        given = _give(tenure, stage)
    if given.during.upper is None:
        ended_at = datetime.combine(tenure.end_recorded_on, HOUR)
        appointments.end_appointment(
            actor=stage.actor(tenure.recorded_by, on=local_day(ended_at)),
            appointment_id=given.id,
            until=tenure.until,
            warrant=Warrant(tenure.ended_by, tenure.until),
            at=ended_at,
        )


def _give(tenure: Tenure, stage: Stage) -> Appointment:
    at = datetime.combine(tenure.recorded_on, HOUR)
    actor = stage.actor(tenure.recorded_by, on=local_day(at))
    with scopes.opened_for(person_id=actor.person_id, at=at):
        member = stage.member("1", on=tenure.since)
    return appointments.appoint(
        actor=actor,
        person_id=member.person_id,
        body_id=stage.meeting.id,
        office=tenure.office,
        since=tenure.since,
        warrant=Warrant(tenure.given_by, tenure.since),
        at=at,
    )
