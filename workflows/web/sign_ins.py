"""Sign-ins, sign-outs and failed sign-ins, as the journal keeps them."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from workflows.authority.scopes import opened_for
from workflows.journal import recording
from workflows.journal.acts import Act
from workflows.people.models import User
from workflows.web import moments, preferences
from workflows.web.questions.persons import own_path


def listen() -> None:
    """Hear what the sign-in says from now on."""
    user_logged_in.connect(_signed_in, dispatch_uid="hoso signed in")
    user_logged_out.connect(_signed_out, dispatch_uid="hoso signed out")
    user_login_failed.connect(_failed, dispatch_uid="hoso sign-in failed")


def _signed_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    request.user = user
    preferences.adopt(request)
    _record(recording.SIGNED_IN, user)


def _signed_out(*, user: User | None, **_: Any) -> None:
    if user is not None:
        _record(recording.SIGNED_OUT, user)


def _failed(*, credentials: dict[str, Any], **_: Any) -> None:
    # What was typed is not kept: it may be a password in the wrong field.
    typed = credentials.get("username", "")
    _record(recording.SIGN_IN_FAILED, User.objects.filter(username=typed).first())


def _record(act: Act, user: User | None) -> None:
    at = moments.now()
    person_id = user.person_id if user else None
    with opened_for(person_id=person_id, at=at):
        recording.record_unchained(
            act,
            at=at,
            person_id=person_id,
            subjects={"account": user.id} if user else {},
            path=own_path(person_id),
        )
