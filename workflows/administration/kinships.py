"""Kinships recorded as an act of their own, and withdrawn where they were recorded in error."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import psycopg
from django.db import IntegrityError, transaction

from workflows.administration.keeping import RECORD, answering_body, can_be_chosen, keeping_body
from workflows.administration.seats import acting_seat
from workflows.authority import law, powers, scopes
from workflows.engine.actors import Actor
from workflows.engine.refusals import InTheFuture, KeyUsedElsewhere, NotVisible
from workflows.foundation.citations import Citation
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed
from workflows.journal import contexts, recording
from workflows.journal.acts import Act
from workflows.journal.entries import SALT_BYTES, Draft, canonical_bytes, commitment
from workflows.journal.models import Entry, Stream
from workflows.organisation.models import Body, Unit
from workflows.people.models import Kinship, Person, Relation

RECORDED = Act("kinship.recorded", "A kinship was recorded")
WITHDRAWN = Act("kinship.withdrawn", "A kinship recorded in error was withdrawn")


class KinshipNeedsBasis(Refusal):
    """A kinship hangs from a paper, or from a statement in words."""

    code = "kinship.no_basis"
    sentence = (
        "Not recorded: a kinship needs its basis: a paper with its kind, number and day, or words."
    )
    remedy = "Write who stated it and when, or give the paper that shows it."


class OwnRelative(Refusal):
    """A kinship joins two persons."""

    code = "kinship.own_relative"
    sentence = "Not recorded: nobody is their own relative."


class AlreadyRelated(Refusal):
    """Two persons are recorded as relatives once, from whichever side."""

    code = "kinship.already_recorded"
    sentence = "Not recorded: these two persons are recorded as relatives already."
    remedy = "If the relation is wrong, withdraw that kinship with its reason first."
    conflict = True


class KinshipWithdrawn(Refusal):
    """A kinship is withdrawn once."""

    code = "kinship.withdrawn_already"
    sentence = "Not withdrawn: this kinship was withdrawn already."
    conflict = True


class WithdrawalNeedsReason(Refusal):
    """A withdrawal says why."""

    code = "kinship.needs_reason"
    sentence = "Not withdrawn: the reason is missing."


class OwnKinship(Refusal):
    """Nobody lifts the ban that lies on themselves."""

    code = "kinship.own"
    sentence = "Not withdrawn: nobody withdraws a kinship that bars themselves."
    remedy = "Ask another holder of the office, or the committee above."


@dataclass(frozen=True, slots=True)
class Basis:
    """What a kinship is known from: a paper, or words."""

    document_kind: str = ""
    document: str = ""
    document_on: date | None = None
    words: str = ""

    @property
    def stands(self) -> bool:
        """Tell whether there are words, or a paper with everything that names it."""
        paper = self.document_kind.strip() and self.document.strip() and self.document_on
        return bool(self.words.strip() or paper)


def record_kinship(
    *,
    actor: Actor,
    person_id: UUID,
    relative_id: UUID,
    relation: Relation,
    known_on: date,
    basis: Basis,
    at: datetime,
    key: UUID,
) -> Kinship:
    """
    Record that two persons are relatives; from now on neither acts in the other's matters.

    ``relation`` is what the relative is to the person. It takes nobody out of an
    electorate, and what was decided before stands.

    :raises NotVisible: if one of the two is not for the actor to choose
    :raises NotAuthorised: if no seat of the actor gives the power over the person
    :raises OwnRelative: if the two are one
    :raises KinshipNeedsBasis: if there is neither a paper nor words
    :raises InTheFuture: if it is known, or the paper dated, after today
    :raises AlreadyRelated: if they are recorded as relatives already
    :raises KeyUsedElsewhere: if the form was used for another act
    """
    with scopes.opened_for(person_id=actor.person_id, at=at):
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            raise NotVisible
        today = local_day(at)
        body = _locked_body(person, today)

        source = _ask(actor, body, today)
        if before := _recorded_before(RECORDED, body, key):
            return before
        if relative_id == person_id:
            raise OwnRelative
        if not can_be_chosen(relative_id, person=person, on=today):
            raise NotVisible
        _check_basis(basis, known_on, today)

        kinship = Kinship(
            person=person,
            relative_id=relative_id,
            relation=relation,
            known_on=known_on,
            basis=composed(basis.words),
            document_kind=composed(basis.document_kind),
            document=composed(basis.document),
            document_on=basis.document_on,
            body_id=acting_seat(actor, RECORD, body_id=body.pk, on=today).body_id,
            recorded_at=at,
            salt=secrets.token_bytes(SALT_BYTES),
        )
        contexts.enter(entry_id := new_id())
        try:
            with transaction.atomic():
                kinship.save(force_insert=True)
        except IntegrityError as clash:
            if isinstance(clash.__cause__, psycopg.errors.UniqueViolation):
                raise AlreadyRelated from clash
            raise

        _tell(
            RECORDED,
            kinship,
            actor,
            body=body,
            source=source,
            at=at,
            key=key,
            entry_id=entry_id,
        )
        return kinship


def withdraw_kinship(
    *, actor: Actor, kinship_id: UUID, reason: str, at: datetime, key: UUID
) -> Kinship:
    """
    Withdraw a kinship that was recorded in error; both entries stand, and the row stays.

    It is an act of the body that recorded it, or of those above that body.

    :raises NotVisible: if there is no such kinship
    :raises NotAuthorised: if no seat of the actor gives the power there
    :raises OwnKinship: if the actor is one of the two
    :raises KinshipWithdrawn: if it was withdrawn already
    :raises WithdrawalNeedsReason: if no reason is given
    :raises KeyUsedElsewhere: if the form was used for another act
    """
    with scopes.opened_for(person_id=actor.person_id, at=at):
        known = Kinship.objects.filter(pk=kinship_id).select_related("person", "body").first()
        if known is None:
            raise NotVisible
        today = local_day(at)
        keeping = _locked_body(known.person, today)
        kinship = Kinship.objects.select_for_update().get(pk=kinship_id)

        body = answering_body(known, on=today) or keeping
        source = _ask(actor, body, today)
        if before := _recorded_before(WITHDRAWN, keeping, key):
            return before
        if actor.person_id in (kinship.person_id, kinship.relative_id):
            raise OwnKinship(source=source)
        if kinship.withdrawn_at is not None:
            raise KinshipWithdrawn
        if not composed(reason):
            raise WithdrawalNeedsReason

        kinship.withdrawn_at = at
        kinship.withdrawn_reason = composed(reason)
        # One that a life history declared was not vouched for by itself before.
        kinship.salt = kinship.salt or secrets.token_bytes(SALT_BYTES)
        contexts.enter(entry_id := new_id())
        kinship.save(update_fields=["withdrawn_at", "withdrawn_reason", "salt"])

        _tell(
            WITHDRAWN,
            kinship,
            actor,
            body=body,
            source=source,
            at=at,
            key=key,
            entry_id=entry_id,
        )
        return kinship


def vouched(kinship: Kinship) -> dict[str, str]:
    """
    Return the commitments by which an entry of the journal vouches for a kinship.

    The journal's readers are more than those who may see who is related to whom, so
    an entry names one person of the two and holds no word of the relation.
    """
    content = {
        "person": str(kinship.person_id),
        "relative": str(kinship.relative_id),
        "relation": kinship.relation,
        "known_on": str(kinship.known_on),
        "basis": kinship.basis,
        "document": [kinship.document_kind, kinship.document, str(kinship.document_on)],
        "withdrawn": kinship.withdrawn_reason,
    }
    text = canonical_bytes(content).decode()
    return {"content": commitment(salt=bytes(kinship.salt), text=text)}


def _locked_body(person: Person, today: date) -> Body:
    """Find the body that keeps the person and lock its unit, whose chain is added to."""
    body = keeping_body(person, on=today)
    if body is None:
        raise NotVisible
    Unit.objects.select_for_update().get(pk=body.unit_id)
    return body


def _ask(actor: Actor, body: Body, today: date) -> Citation:
    powers.require(actor.person_id, RECORD, body_id=body.pk, on=today)
    return law.pack().power(RECORD, today).source


def _check_basis(basis: Basis, known_on: date, today: date) -> None:
    if not basis.stands:
        raise KinshipNeedsBasis
    for day in filter(None, (known_on, basis.document_on)):
        if day > today:
            raise InTheFuture(decided_on=day, today=today)


def _recorded_before(act: Act, body: Body, key: UUID) -> Kinship | None:
    """
    Return the kinship that this very form recorded or withdrew before.

    :raises KeyUsedElsewhere: if the form was used for another act
    """
    entry = Entry.objects.filter(
        stream_kind=Stream.UNIT, stream_id=body.unit_id, subjects__key=str(key)
    ).first()
    if entry is None:
        return None
    if entry.act != act.code:
        raise KeyUsedElsewhere
    return Kinship.objects.get(pk=entry.subjects["kinship"])


def _tell(
    act: Act,
    kinship: Kinship,
    actor: Actor,
    *,
    body: Body,
    source: Citation,
    at: datetime,
    key: UUID,
    entry_id: UUID,
) -> None:
    seat = acting_seat(actor, RECORD, body_id=body.pk, on=local_day(at))
    keeping = keeping_body(kinship.person, on=local_day(at))
    recording.append(
        Draft(
            id=entry_id,
            act=act.code,
            stream_kind=Stream.UNIT,
            stream_id=keeping.unit_id,
            person_id=actor.person_id,
            body_id=seat.body_id,
            office=seat.office,
            subjects={
                "unit": keeping.unit_id,
                "person": kinship.person_id,
                "kinship": kinship.pk,
                "key": key,
            },
            facts=vouched(kinship),
            source=source,
            personal={"actor": actor.name},
            decided_on=kinship.known_on if act is RECORDED else local_day(at),
            recorded_at=at,
            path=kinship.person.path,
        )
    )
