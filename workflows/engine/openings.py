"""Opens a case: the person, the dossier, the case, and its first step decided in the same act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateRange

from workflows.authority import powers, scopes
from workflows.engine import decisions, maps
from workflows.engine.actors import Actor, Answer
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import Item
from workflows.engine.refusals import KeyUsedElsewhere, NotVisible
from workflows.engine.registry import Procedure
from workflows.engine.registry import procedure as registered
from workflows.engine.writing import Writing
from workflows.foundation.identifiers import new_id
from workflows.foundation.moments import local_day
from workflows.foundation.refusals import Refusal
from workflows.foundation.spellings import composed, folded
from workflows.people.models import CellPlace, Person
from workflows.people.models.memberships import StandingKind

OPEN = "case.open"
DIED = "died"
MEMBERS = frozenset({StandingKind.PROBATIONARY, StandingKind.OFFICIAL})
# Who is no member is known where they last were one, or where they apply.
BELONGING_TO_NO_CELL = frozenset({StandingKind.APPLICANT, StandingKind.FORMER})


class NameMissing(Refusal):
    """A case is about a person with a name."""

    code = "opening.name_missing"
    sentence = "Not opened: the person has no name."
    remedy = "Write the full name as it stands in the birth certificate."


class NotYetBorn(Refusal):
    """A person was born before a case is about them."""

    code = "opening.not_yet_born"
    sentence = "Not opened: the day of birth, {born_on}, has not come yet."
    remedy = "Write the day of birth as it stands in the birth certificate."


class CaseAlreadyOpen(Refusal):
    """A person has one open case of a procedure."""

    code = "opening.case_already_open"
    sentence = "Not opened: this person already has an open case of this procedure."
    remedy = "Open the case that is there."
    conflict = True


class MemberAlready(Refusal):
    """Who is a member is no applicant."""

    code = "opening.member_already"
    sentence = "Not opened: this person is a member."
    remedy = "Look at the person's page for the standing since when, and the cell."


class NotOfThatStanding(Refusal):
    """A procedure is about persons of certain standings."""

    code = "opening.not_of_that_standing"
    sentence = "Not opened: this procedure is not about a person of this standing."
    remedy = "Choose somebody the form offers, or open the procedure that fits."


class HasDied(Refusal):
    """Nothing begins for somebody who has died."""

    code = "opening.has_died"
    sentence = "Not opened: on record here, this person has died."
    remedy = "If it is another person of the same name, say so on the form."


class NotAMemberHere(Refusal):
    """The cell opens the cases of its own people."""

    code = "opening.not_a_member_here"
    sentence = "Not opened: on {on} this person belonged to another cell."
    remedy = "The case is opened by the cell to which the person belongs on that day."


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """
    What the secretary records to open a case.

    ``body_id`` is the meeting of the cell; ``facts`` and ``papers`` are those of the
    procedure's first step. ``person_id`` names somebody already known here, such as
    one who left the list before; without it the person is new, with the name given.
    """

    procedure: str
    body_id: UUID
    actor: Actor
    decided_on: date
    at: datetime
    key: UUID
    no_conflict: bool
    full_name: str = ""
    born_on: date | None = None
    person_id: UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[NewPaper] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class CellFacts:
    """The cell that opens the case, as it stands in the tree on the day, and the case's number."""

    unit_id: UUID
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The person the case is about, known here before or not."""

    id: UUID
    full_name: str
    known: bool


def open_case(opening: Opening) -> Answer:
    """
    Open a case and decide its first step.

    :raises NotAuthorised: if no seat of today lets the actor open cases of this cell
    :raises NameMissing: if the person has no name
    :raises NotYetBorn: if the day of birth lies in the future
    :raises MemberAlready: if the person is no applicant
    :raises NotOfThatStanding: if the procedure is not about persons of this standing
    :raises NotAMemberHere: if the person belongs to another cell on the day
    :raises HasDied: if a case of the person ended by death
    :raises CaseAlreadyOpen: if the person has an open case of the procedure
    :raises KeyUsedElsewhere: if the form was used for another act
    :raises Refusal: as the first step refuses
    """
    try:
        return _open(opening)
    except KeyUsedElsewhere:
        # The same form, posted twice at once: the other one has written by now.
        return _open(opening)


def _open(opening: Opening) -> Answer:
    procedure = registered(opening.procedure)
    with scopes.opened_for(person_id=opening.actor.person_id, at=opening.at):
        if before := Item.objects.filter(key=opening.key).first():
            if before.came_from_id is not None or before.entry_id is None:
                raise KeyUsedElsewhere
            return Answer(before.case_id, before.id, before.entry_id, before.outcome)
        today = local_day(opening.at)
        powers.require(opening.actor.person_id, OPEN, body_id=opening.body_id, on=today)
        place = _place(opening)
        subject = _subject(opening, procedure, place)
        entry_id = new_id()
        item_id = _write_case(opening, procedure, subject, place, entry_id=entry_id)
        return decisions.settle(
            decisions.Deed(
                item_id=item_id,
                actor=opening.actor,
                decided_on=opening.decided_on,
                at=opening.at,
                key=opening.key,
                no_conflict=opening.no_conflict,
                facts=opening.facts,
                papers=opening.papers,
                basis=opening.basis,
                entry_id=entry_id,
            )
        )


def _subject(opening: Opening, procedure: Procedure, place: CellFacts) -> Subject:
    if opening.person_id is not None:
        return _known(opening.person_id, opening, procedure, place)
    full_name = composed(opening.full_name)
    if not full_name:
        raise NameMissing
    if StandingKind.APPLICANT not in procedure.about:
        raise NotOfThatStanding
    if opening.born_on is not None and opening.born_on > local_day(opening.at):
        raise NotYetBorn(born_on=opening.born_on)
    return Subject(new_id(), full_name, known=False)


def _known(person_id: UUID, opening: Opening, procedure: Procedure, place: CellFacts) -> Subject:
    person = Person.objects.select_related("membership").filter(pk=person_id).first()
    if person is None:
        raise NotVisible
    state = person.membership.state
    if state not in procedure.about:
        applies = StandingKind.APPLICANT in procedure.about and state in MEMBERS
        raise MemberAlready if applies else NotOfThatStanding
    if state in BELONGING_TO_NO_CELL:
        # A member's death ends the membership first: a case that ended on it bars nothing before.
        if Item.objects.filter(case__subject=person, outcome=DIED).exists():
            raise HasDied
        here = str(person.path) == place.path
    else:
        here = CellPlace.objects.filter(
            person=person, cell_id=place.unit_id, during__contains=opening.decided_on
        ).exists()
    if not here:
        raise NotAMemberHere(on=opening.decided_on)
    return Subject(person.id, person.full_name, known=True)


def _write_person(
    writing: Writing, opening: Opening, subject: Subject, *, path: str, entry_id: UUID
) -> None:
    recorded = {"path": path, "recorded_at": opening.at}
    writing.insert(
        "people_person",
        [
            {
                "id": subject.id,
                "full_name": subject.full_name,
                "folded_name": folded(subject.full_name),
                "born_on": opening.born_on,
                "sex": "",
                **recorded,
            }
        ],
    )
    writing.insert(
        "people_membership", [{"person_id": subject.id, "state": "applicant", "path": path}]
    )
    writing.insert(
        "people_standing",
        [
            {
                "id": new_id(),
                "person_id": subject.id,
                "kind": "applicant",
                "during": DateRange(opening.decided_on, None),
                "entry_id": entry_id,
                **recorded,
            }
        ],
    )


def _place(opening: Opening) -> CellFacts:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT body.unit_id, place.path::text, nextval('engine_case_number')
            FROM organisation_body body JOIN organisation_place place
              ON place.unit_id = body.unit_id AND place.during @> %s::date
            WHERE body.id = %s""",
            [opening.decided_on, opening.body_id],
        )
        found = cursor.fetchone()
    if found is None:
        raise NotVisible
    return CellFacts(*found)


def _write_case(
    opening: Opening, procedure: Procedure, subject: Subject, place: CellFacts, *, entry_id: UUID
) -> UUID:
    path = place.path
    dossier, case, item = new_id(), new_id(), new_id()
    writing = Writing()
    writing.under(entry_id)
    if not subject.known:
        _write_person(writing, opening, subject, path=path, entry_id=entry_id)
    writing.insert(
        "papers_dossier",
        [
            {
                "id": dossier,
                "subject_id": subject.id,
                "opened_on": opening.decided_on,
                "path": path,
            }
        ],
    )
    writing.insert(
        "engine_case",
        [
            {
                "id": case,
                "number": f"{procedure.prefix}-{opening.decided_on.year}-{place.number:05d}",
                "procedure": procedure.name,
                "shape": procedure.shape,
                "subject_id": subject.id,
                "unit_id": place.unit_id,
                "dossier_id": dossier,
                "state": "open",
                "outcome": "",
                "opened_on": opening.decided_on,
                "path": path,
            }
        ],
    )
    writing.insert(
        "engine_item",
        [
            {
                "id": item,
                "case_id": case,
                "step": maps.opening(procedure.map(procedure.shape)),
                "body_id": opening.body_id,
                "state": "open",
                "opened_on": opening.decided_on,
                "opened_at": opening.at,
                "note": {},
                "due_provisional": False,
                "outcome": "",
                "facts": {},
                "path": path,
            }
        ],
    )
    try:
        writing.write()
    except IntegrityError as clash:
        raise the_last_word(clash) from clash
    return item


def the_last_word(clash: IntegrityError) -> Exception:
    """Turn what a unique key says of a second open case into a sentence, as of any other key."""
    name = getattr(getattr(clash.__cause__, "diag", None), "constraint_name", None)
    if name == "a_person_has_one_open_case_of_a_procedure":
        return CaseAlreadyOpen()
    return decisions.the_last_word(clash)
