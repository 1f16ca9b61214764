"""What is made ready behind a stage: cases told so far, accounts, seats, rows to count."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.urls import reverse

from tests.administration import sight
from tests.administration.demonstration.the_stories import story
from tests.corner import signed_in
from workflows.administration import appointments
from workflows.administration.appointments import Warrant
from workflows.administration.demonstration import deeds, tenures
from workflows.administration.demonstration.casting import Stage as Scenery
from workflows.administration.demonstration.pages import FOLDER
from workflows.administration.demonstration.reading import read_tenures
from workflows.administration.demonstration.scenes import Scene
from workflows.administration.demonstration.stories import Story
from workflows.authority import scopes
from workflows.engine.models import Item, Meeting, Question
from workflows.engine.relay import relay_once
from workflows.foundation.moments import LOCAL
from workflows.journal.models import Entry
from workflows.papers.models import Document
from workflows.people.models import Person, User

NOW = datetime(2024, 10, 25, 9, tzinfo=LOCAL)
Made = TypeVar("Made")


def behind(work: Callable[[], Made]) -> Made:
    """Work in the database from another thread: in the browser's own, Django does not."""

    def worked() -> Made:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        return other.submit(worked).result()


def told(id: str, *, acts: int | None = None) -> UUID:
    """Play the first acts of a story of the demonstration and return the id of its case."""
    whole = story(id)
    return played(replace(whole, acts=whole.acts[:acts]))


def played(tale: Story) -> UUID:
    """Play all acts of a story, wherever its case comes to stand, and return the case's id."""

    def performed() -> UUID:
        for tenure in read_tenures(settings.ROOT / FOLDER):
            tenures.hold(tenure)
        scene = Scene.of(tale)
        for turn in scene.turns():
            deeds.perform(turn.act, turn)
        assert scene.case_id is not None
        return scene.case_id

    return behind(performed)


def speaks_vietnamese(**whom: object) -> None:
    """Let an account begin in Vietnamese, whatever a story before chose for it."""
    behind(lambda: User.objects.filter(**whom).update(language="vi"))


def session_of(person_id: UUID) -> str:
    """Sign a person in, who has an account from now on, and return the session's cookie."""

    def opened() -> str:
        user = User.objects.filter(person_id=person_id).first()
        if user is None:
            with sight.of_everything():
                person = Person.objects.get(pk=person_id)
            user = User.objects.create_user(username=person_id.hex, person=person)
        return signed_in(user.username).cookies[settings.SESSION_COOKIE_NAME].value

    return behind(opened)


def session_of_the_cast(username: str, office: str) -> str:
    """Sign one of the cast in, choose an office if one is named, and return the cookie."""

    def opened() -> str:
        browser = signed_in(username)
        if office:
            chairs = browser.get(reverse("inbox")).context["desk"].chairs
            chosen = next(each for each in chairs if office in f"{each.title} {each.detail}")
            browser.post(reverse("seat"), {"seat": chosen.seat.id})
        return browser.cookies[settings.SESSION_COOKIE_NAME].value

    return behind(opened)


def officer(cell: str, office: str) -> UUID:
    """Return the id of who holds an office in the meeting of a cell today."""
    return behind(lambda: Scenery.at(cell).actor(office, on=NOW.date()).person_id)


def seated(cell: str, office: str, *, by: str, since: date) -> None:
    """Let one of the cast give an office of a cell to the member longest in it."""

    def given() -> None:
        scenery = Scenery.at(cell)
        actor = scenery.actor(by, on=NOW.date())
        with scopes.opened_for(person_id=actor.person_id, at=NOW):
            member = scenery.member("1", on=since)
        appointments.appoint(
            actor=actor,
            person_id=member.person_id,
            body_id=scenery.meeting.id,
            office=office,
            since=since,
            warrant=Warrant("51-QĐ/ĐU", since),
            at=NOW,
        )

    behind(given)


def made_known() -> None:
    """Let the relay make known what was decided."""
    behind(lambda: relay_once(NOW))


def written(case_id: UUID) -> dict[str, int]:
    """Count what is written of a case."""

    def counted() -> dict[str, int]:
        with sight.of_everything():
            return {
                "entries": Entry.objects.filter(stream_id=case_id).count(),
                "items": Item.objects.filter(case_id=case_id).count(),
                "papers": Document.objects.filter(dossier__case=case_id).count(),
                "counts": Question.objects.filter(item__case_id=case_id).count(),
                "meetings": Meeting.objects.count(),
            }

    return behind(counted)
