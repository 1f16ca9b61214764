"""Seats given and ended: each by a document, recorded by somebody else than the holder."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import psycopg
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.administration.seats import acting_seat
from workflows.authority import law, powers, scopes
from workflows.engine.actors import Actor
from workflows.engine.refusals import InTheFuture, NotVisible
from workflows.foundation.citations import Citation
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.journal import contexts, recording
from workflows.journal.acts import Act
from workflows.journal.entries import Draft
from workflows.journal.models import Stream
from workflows.organisation.models import Body, Place, Unit
from workflows.people.models import Appointment, Person, Standing

APPOINTED = Act("seat.appointed", "A person was appointed to a seat")
ENDED = Act("seat.ended", "A seat ended")

APPOINT = "seat.appoint"
END = "seat.end"
POWERS = {APPOINTED: APPOINT, ENDED: END}


class SeatNeedsDocument(Refusal):
    """A seat hangs from a document."""

    code = "seat.no_document"
    sentence = "Not recorded: a seat is given and ended by a document with its number and day."
    remedy = "Give the number of the decision and the day it was signed."


class OwnSeat(Refusal):
    """Nobody appoints themselves, or keeps the record of their own seat."""

    code = "seat.own"
    sentence = "Not recorded: nobody records that they were given a seat or gave one up."
    remedy = "Ask another administrator of the hierarchy."


class NoSuchOffice(Refusal):
    """The law knows no such office in this kind of body."""

    code = "seat.no_such_office"
    sentence = "Not recorded: a body of this kind has no such office."


class BodyDoesNotSit(Refusal):
    """The body does not exist on the day the seat would begin."""

    code = "seat.body_does_not_sit"
    sentence = "Not recorded: the body does not sit on {since}."


class NotAnOfficialMember(Refusal):
    """Whoever cannot be elected holds no office of the Party."""

    code = "seat.not_official"
    sentence = "Not recorded: the person is not an official member on {since}."
    remedy = "An office of the Party is held by an official member."


class SeatTaken(Refusal):
    """A sole office has one holder a day, and nobody holds an office twice."""

    code = "seat.taken"
    sentence = "Not recorded: on some of these days the office is held already."
    remedy = "End the seat of the present holder first."
    conflict = True


class SeatHasEnded(Refusal):
    """A seat ends once."""

    code = "seat.has_ended"
    sentence = "Not recorded: this seat ended on {until} already."
    conflict = True


class EndsBeforeItBegins(Refusal):
    """A seat lasts at least a day."""

    code = "seat.ends_before_it_begins"
    sentence = "Not recorded: the seat began on {since} and cannot end on {until}."


@dataclass(frozen=True, slots=True)
class Warrant:
    """The document that gives or ends a seat."""

    number: str
    signed_on: date


def appoint(
    *,
    actor: Actor,
    person_id: UUID,
    body_id: UUID,
    office: str,
    since: date,
    warrant: Warrant,
    at: datetime,
) -> Appointment:
    """
    Record that a person holds an office in a body from a day on.

    :raises NotVisible: if the body or the person is not for the actor's eyes
    :raises NotAuthorised: if no seat of the actor gives the power
    :raises OwnSeat: if the actor is the person
    :raises SeatNeedsDocument: if the document has no number
    :raises InTheFuture: if the document is signed after today
    :raises NoSuchOffice: if the law knows no such office in the body
    :raises BodyDoesNotSit: if the body does not exist on the first day
    :raises NotAnOfficialMember: if it is an office of the Party and the person is none
    :raises SeatTaken: if somebody holds the sole office, or the person holds it already
    """
    with scopes.opened_for(person_id=actor.person_id, at=at):
        body = _locked(body_id)
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            raise NotVisible

        source = _ask(APPOINT, actor=actor, body=body, person_id=person_id, warrant=warrant, at=at)
        if office not in law.pack().body_kinds[body.kind].offices:
            raise NoSuchOffice(office=office)
        if not Body.objects.filter(pk=body.pk, during__contains=since).exists():
            raise BodyDoesNotSit(since=since)
        _require_standing(person, office, since)

        appointment = Appointment(
            person=person,
            body=body,
            office=office,
            sole=law.pack().offices[office].sole,
            named=person.full_name,
            during=DateRange(since, None),
            document=warrant.number,
            document_on=warrant.signed_on,
            recorded_at=at,
        )
        contexts.enter(entry_id := new_id())
        try:
            with transaction.atomic():
                appointment.save(force_insert=True)
        except IntegrityError as clash:
            if isinstance(clash.__cause__, psycopg.errors.ExclusionViolation):
                raise SeatTaken(office=office) from clash
            raise

        _tell(
            APPOINTED,
            appointment,
            actor,
            decided_on=since,
            warrant=warrant,
            at=at,
            source=source,
            entry_id=entry_id,
        )
        return appointment


def end_appointment(
    *, actor: Actor, appointment_id: UUID, until: date, warrant: Warrant, at: datetime
) -> Appointment:
    """
    Record that a seat ends: on the day ``until`` it gives no power any more.

    :raises NotVisible: if there is no such seat
    :raises NotAuthorised: if no seat of the actor gives the power
    :raises OwnSeat: if the seat is the actor's own
    :raises SeatNeedsDocument: if the document has no number
    :raises InTheFuture: if the document is signed after today
    :raises SeatHasEnded: if it has an end already
    :raises EndsBeforeItBegins: if it would not last a day
    """
    with scopes.opened_for(person_id=actor.person_id, at=at):
        known = Appointment.objects.filter(pk=appointment_id).first()
        if known is None:
            raise NotVisible
        body = _locked(known.body_id)
        appointment = Appointment.objects.select_for_update().get(pk=appointment_id)

        source = _ask(
            END,
            actor=actor,
            body=body,
            person_id=appointment.person_id,
            warrant=warrant,
            at=at,
        )
        since, ended = appointment.during.lower, appointment.during.upper
        if ended is not None:
            raise SeatHasEnded(until=ended)
        if until <= since:
            raise EndsBeforeItBegins(since=since, until=until)

        appointment.during = DateRange(since, until)
        appointment.end_recorded_at = at
        contexts.enter(entry_id := new_id())
        appointment.save(update_fields=["during", "end_recorded_at"])

        _tell(
            ENDED,
            appointment,
            actor,
            decided_on=until,
            warrant=warrant,
            at=at,
            source=source,
            entry_id=entry_id,
        )
        return appointment


def _locked(body_id: UUID) -> Body:
    """Find the body and lock its unit, whose chain of entries the act is added to."""
    body = Body.objects.filter(pk=body_id).first()
    if body is None:
        raise NotVisible
    Unit.objects.select_for_update().get(pk=body.unit_id)
    return body


def _ask(
    act: str, *, actor: Actor, body: Body, person_id: UUID, warrant: Warrant, at: datetime
) -> Citation:
    """Return the article that gives the actor the power, after all that would forbid its use."""
    today = local_day(at)
    powers.require(actor.person_id, act, body_id=body.pk, on=today)
    if person_id == actor.person_id:
        raise OwnSeat
    if not warrant.number.strip():
        raise SeatNeedsDocument
    if warrant.signed_on > today:
        raise InTheFuture(decided_on=warrant.signed_on, today=today)
    return law.pack().power(act, today).source


def _require_standing(person: Person, office: str, since: date) -> None:
    if not law.pack().offices[office].party:
        return
    eligible = law.pack().parameter("votes.standings_that_vote").on(since)
    standings = Standing.objects.filter(person=person, during__contains=since)
    if not standings.filter(kind__in=eligible.value).exists():
        raise NotAnOfficialMember(since=since, source=eligible.source)


def _tell(
    act: Act,
    appointment: Appointment,
    actor: Actor,
    *,
    decided_on: date,
    warrant: Warrant,
    at: datetime,
    source: Citation,
    entry_id: UUID,
) -> None:
    body, today = appointment.body, local_day(at)
    seat = acting_seat(actor, POWERS[act], body_id=body.pk, on=today)
    place = Place.objects.get(unit_id=body.unit_id, during__contains=today)
    recording.append(
        Draft(
            id=entry_id,
            act=act.code,
            stream_kind=Stream.UNIT,
            stream_id=body.unit_id,
            person_id=actor.person_id,
            body_id=seat.body_id,
            office=seat.office,
            subjects={
                "unit": body.unit_id,
                "body": body.pk,
                "person": appointment.person_id,
                "appointment": appointment.pk,
            },
            facts={
                "office": appointment.office,
                "document": warrant.number,
                "document_on": warrant.signed_on,
            },
            source=source,
            personal={"actor": actor.name, "subject": appointment.named},
            decided_on=decided_on,
            recorded_at=at,
            path=place.path,
        )
    )
