"""The one place where “no” meets HTTP: a refusal's status, its page and its journal entry."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from workflows.authority.scopes import opened_for
from workflows.engine.refusals import NotVisible
from workflows.foundation.refusals import Refusal
from workflows.journal import recording
from workflows.web import sentences
from workflows.web.questions.persons import own_path


def status(refusal: Refusal) -> HTTPStatus:
    """Return the status that answers with the refusal."""
    if isinstance(refusal, NotVisible):
        return HTTPStatus.NOT_FOUND
    if refusal.conflict:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY


def explained(refusal: Refusal) -> dict[str, Any]:
    """Return what a page says of the refusal; it reads names in the running transaction."""
    return {
        "refusal": {
            "sentence": sentences.refused(refusal),
            "remedy": sentences.remedy(refusal),
            "source": refusal.source,
        }
    }


def record(request: HttpRequest, refusal: Refusal) -> None:
    """
    Write the refusal into the journal, in a transaction of its own.

    Its code, the ids among its facts and its article are kept, never typed text.
    """
    person_id = request.user.person_id if request.user.is_authenticated else None
    ids = {name: value for name, value in refusal.facts.items() if isinstance(value, UUID)}
    with opened_for(person_id=person_id, at=request.at):
        recording.record_unchained(
            recording.REFUSED,
            at=request.at,
            person_id=person_id,
            subjects=ids,
            facts={"code": refusal.code},
            source=refusal.source,
            path=own_path(person_id),
        )
