"""What a secretary records of a meeting: the sitting, and each question put to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from workflows.engine.dossiers import NewPaper
from workflows.engine.models import BallotForm, MeetingMode
from workflows.foundation.refusals import Refusal
from workflows.people.electorates import Electorate
from workflows.rules.tallies import Tally


class NotAMemberPresent(Refusal):
    """Attendance lists members of the body only."""

    code = "meeting.not_a_member_present"
    sentence = "{count} of those marked present are not members of the body on {met_on}."
    remedy = "Compare the attendance with the list of members on that day."


class PresidingNotPresent(Refusal):
    """Whoever presides or counts has a vote; they and the keeper of the minutes are there."""

    code = "meeting.presiding_not_present"
    sentence = (
        "The person presiding and those counting must be members with a vote; they and the person"
        " keeping the minutes must be present."
    )


class PresidingBarred(Refusal):
    """Nobody presides, counts or signs in their own or a relative's case."""

    code = "meeting.presiding_barred"
    sentence = (
        "The person presiding, keeping the minutes or counting is the subject of the case or a"
        " relative: they keep their vote but may not preside, count or sign."
    )
    remedy = "Name another member for this task."


class NobodyToVote(Refusal):
    """A body without members cannot resolve."""

    code = "meeting.nobody_to_vote"
    sentence = "The body had no member with a vote on {met_on}."
    remedy = "Check the day, and since when the register of the unit has been kept here."


class TooFewToResolve(Refusal):
    """A cell needs a least number of official members to resolve."""

    code = "meeting.too_few_to_resolve"
    sentence = "The cell had {have} official members on {met_on}; it needs {needed} to resolve."
    remedy = "The committee above takes the step up; the case goes on there."


class OnePersonTwice(Refusal):
    """What one question changes of a person, the next is judged on: one record asks it once."""

    code = "meeting.one_person_twice"
    sentence = (
        "Two questions of this meeting are about {name}: what the first decides may change what"
        " the second is judged on."
    )
    remedy = "Record them one after the other, in the order in which the meeting decided them."


class NumberTaken(Refusal):
    """A number is used once by a body for a kind of document in a period."""

    code = "meeting.number_taken"
    sentence = "The number {number} is already used by this body for this kind of document."
    remedy = "Give the number that stands on the document."
    conflict = True


class NoNumber(Refusal):
    """A resolution has a number and a day."""

    code = "meeting.no_number"
    sentence = "The resolution needs its number."


class NotAPartner(Refusal):
    """Only bodies on one level under one superior sit jointly."""

    code = "meeting.not_a_partner"
    sentence = (
        "On {met_on} these two bodies may not sit jointly: a joint meeting is one of two bodies of"
        " the same kind right under the same superior."
    )
    remedy = "Choose the other body again, or record the meeting of your body alone."


class PartnerCountMissing(Refusal):
    """At a joint meeting each body votes and is counted by itself."""

    code = "meeting.partner_count_missing"
    sentence = "A joint meeting has a count for each of the two bodies; one of them is missing."
    remedy = "Write the count of each body, or record the meeting of your body alone."


@dataclass(frozen=True, slots=True)
class Partner:
    """The body that sits jointly with the one whose meeting it is, and who of it was there."""

    body_id: UUID
    present: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class PartnerCount:
    """How the partner's own members voted, and the number under which it keeps the document."""

    tally: Tally
    number: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of one body on one day; a joint meeting is one of two bodies."""

    body_id: UUID
    met_on: date
    mode: MeetingMode
    presiding_id: UUID
    minutes_by_id: UUID
    present: frozenset[UUID]
    tellers: tuple[UUID, ...] = ()
    partner: Partner | None = None


@dataclass(frozen=True, slots=True)
class QuestionPut:
    """One question of one case: how votes were given, their count, the document that came of it."""

    item_id: UUID
    ballot_form: BallotForm
    tally: Tally
    number: str
    document_kind: str
    numbering_period: str
    issued_on: date
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[NewPaper] = ()
    basis: str = ""
    partner: PartnerCount | None = None


def check_attendance(sitting: Sitting, electorate: Electorate, *, voters: frozenset[UUID]) -> None:
    """
    Refuse an attendance that is not the body's; ``voters`` are those who count in the base.

    :raises NobodyToVote: if the body had no member that day
    :raises NotAMemberPresent: if someone present is no member of it
    :raises PresidingNotPresent: if the chair, a teller or the minutes' keeper is not there,
        or the chair or a teller has no vote
    """
    _check_members(sitting.present, electorate, met_on=sitting.met_on)
    voting = {sitting.presiding_id, *sitting.tellers}
    if not voting <= voters or not {*voting, sitting.minutes_by_id} <= sitting.present:
        raise PresidingNotPresent


def check_partner(sitting: Sitting, electorate: Electorate) -> None:
    """
    Refuse a joint meeting that cannot have been.

    :raises NotAPartner: if the two bodies may not sit jointly on that day
    :raises NotAMemberPresent: if someone said to be there for the partner is no member of it
    """
    assert sitting.partner is not None
    if not electorate.members or sitting.partner.body_id == sitting.body_id:
        raise NotAPartner(met_on=sitting.met_on)
    _check_members(sitting.partner.present, electorate, met_on=sitting.met_on)


def _check_members(present: frozenset[UUID], electorate: Electorate, *, met_on: date) -> None:
    members = {each.person_id for each in electorate.members}
    others = {each.person_id for each in (*electorate.probationary, *electorate.guests)}
    if not members:
        raise NobodyToVote(met_on=met_on)
    if strangers := present - members - others:
        raise NotAMemberPresent(count=len(strangers), met_on=met_on)
