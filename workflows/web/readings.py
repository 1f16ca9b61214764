"""Readings: whose file was opened, by whom, in which office; told where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import ResolverMatch

from workflows.authority.scopes import opened_for
from workflows.engine.models import Case
from workflows.journal import recording
from workflows.journal.acts import Act
from workflows.papers.models import Document
from workflows.people.models import Person
from workflows.web.questions.persons import own_path

CASE = Act("reading.case", "A case was read")
PERSON = Act("reading.person", "The page of a person was read")
KINSHIPS = Act("reading.kinships", "The kinships of a person were read")
PAPER = Act("reading.paper", "A paper was taken out")
REGISTER = Act("reading.register", "A list of people was read")
JOURNAL = Act("reading.journal", "The journal was read")
NOT_FOUND = Act("reading.not_found", "A page was asked for that is not there for the reader")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read, and where in the tree it lies: there its readings are looked into."""

    act: Act
    path: str | None
    subjects: Mapping[str, UUID]


def of_case(case: Case) -> Reading:
    """Return the reading of a case, by its page or by a form about one of its steps."""
    return Reading(CASE, case.path, {"case": case.pk, "person": case.subject_id})


def of_person(person: Person, act: Act = PERSON) -> Reading:
    """Return the reading of what is kept of a person."""
    return Reading(act, person.path, {"person": person.pk})


def of_paper(document: Document, case: Case) -> Reading:
    """Return the taking out of a paper of a case."""
    about = {"document": document.pk, "case": case.pk, "person": case.subject_id}
    return Reading(PAPER, document.path, about)


def of_unit(unit_id: UUID, path: str) -> Reading:
    """Return the reading of a list of the people of a unit."""
    return Reading(REGISTER, path, {"unit": unit_id})


def record(request: HttpRequest, reading: Reading) -> None:
    """Write the reading into the journal, in the transaction in which the page reads."""
    chair = request.desk.chair
    recording.record_unchained(
        reading.act,
        at=request.at,
        person_id=request.user.person_id,
        body_id=chair.seat.body_id if chair else None,
        office=chair.seat.office if chair else "",
        subjects=reading.subjects,
        personal={"actor": request.desk.name},
        path=reading.path,
    )


def record_search(request: HttpRequest) -> None:
    """Write that a list of people was sought: with the reader's own place, and no word of it."""
    record(request, Reading(REGISTER, own_path(request.user.person_id), {}))


def record_of_journal(request: HttpRequest, about: Mapping[str, UUID]) -> None:
    """Write that the journal was read, and about what."""
    record(request, Reading(JOURNAL, own_path(request.user.person_id), about))


def record_not_found(request: HttpRequest) -> None:
    """Write that a signed-in person asked for something by its id and was shown nothing."""
    match: ResolverMatch | None = request.resolver_match
    asked = {
        name.removesuffix("_id"): value
        for name, value in (match.kwargs if match else {}).items()
        if isinstance(value, UUID)
    }
    if match is None or not asked or not request.user.is_authenticated:
        return
    person_id = request.user.person_id
    with opened_for(person_id=person_id, at=request.at):
        recording.record_unchained(
            NOT_FOUND,
            at=request.at,
            person_id=person_id,
            subjects=asked,
            facts={"address": match.url_name},
            path=own_path(person_id),
        )
