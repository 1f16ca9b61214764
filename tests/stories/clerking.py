"""Cases told up to an act that is then recorded in the browser, and how a clerk records a vote."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from tests.administration import sight
from tests.administration.demonstration.the_stories import story
from tests.stories import backstage
from tests.stories.conftest import Desk
from workflows.administration.demonstration import deeds
from workflows.administration.demonstration.scenes import Scene, Turn
from workflows.administration.demonstration.stories import (
    Act,
    Filed,
    LifeHistoryFiled,
    Story,
    Voted,
)
from workflows.people.models import Appointment, Person, User
from workflows.web import moments

OF_A_MEETING = {
    "cell_resolution",
    "grassroots_resolution",
    "admission_decision",
    "recognition_resolution",
    "grassroots_recognition_resolution",
    "recognition_decision",
    "deletion_resolution",
    "grassroots_deletion_resolution",
    "deletion_decision",
    "annulment_decision",
    "repeated_decision",
    "special_need_report",
    "earlier_leaving_decision",
    "special_consent",
}
DECISIONS = {"admission_decision", "recognition_decision"}
LIFE_HISTORY = "applicant_writes_life_history"


@dataclass(slots=True)
class Telling:
    """
    A case of which some acts are recorded in the browser, and what lies between them is told.

    ``ahead`` yields the acts that are still to come.
    """

    scene: Scene
    ahead: Iterator[Turn]

    @property
    def id(self) -> UUID:
        """Return the id of the case."""
        assert self.scene.case_id is not None
        return self.scene.case_id

    @property
    def name(self) -> str:
        """Return the name of the applicant."""
        return self.scene.story.name

    def up_to(self, step: str) -> "Telling":
        """Tell what comes before a step, and leave the step itself to the browser."""
        after_a_browser = self.scene.case_id is not None

        def told() -> None:
            for turn in self.ahead:
                if _told_of(turn.act) == step:
                    return
                at = moments.now() if after_a_browser else turn.at
                deeds.perform(turn.act, replace(turn, at=at))

        backstage.behind(told)
        return self


def _told_of(act: Act) -> str:
    """Return the step that an act tells of, where a story can stop before it."""
    if isinstance(act, LifeHistoryFiled):
        return LIFE_HISTORY
    return act.step if isinstance(act, Filed | Voted) else ""


def telling(told: Story | str, *then: Act) -> Telling:
    """Begin to tell a story, of the demonstration by its id or one's own, and how it goes on."""
    whole = story(told) if isinstance(told, str) else told
    whole = replace(whole, acts=(*whole.acts, *then))
    scene = backstage.behind(lambda: Scene.of(whole))
    return Telling(scene, scene.turns())


def meets(desk: Desk, day: str, **meeting: Any) -> None:
    """Record the meeting that waits, as :func:`writes` fills in its form."""
    writes(desk, day, **meeting)
    desk.record()


def writes(
    desk: Desk,
    day: str,
    *,
    number: str,
    no: int = 0,
    absent: int = 0,
    basis: str = "",
    brought: Collection[str] = OF_A_MEETING,
) -> None:
    """
    Fill in the form of the meeting that waits: all but the absent vote, ``no`` of them against.

    Of the papers ``brought`` there is no decision where half or more are against.
    """
    desk.begins()
    desk.type(decided_on=day)
    desk.page.locator("button[name='everyone']").click()
    for _ in range(absent):
        desk.page.locator(".roll").first.locator(":checked").last.uncheck()
    voters = int(desk.page.locator(".sumline b").first.inner_text()) - absent
    for name, place in (("presiding", 1), ("minutes_by", 2)):
        desk.page.locator(f"[name='{name}']").select_option(index=place)
    counts(desk, handed_out=voters, collected=voters, in_favour=voters - no, against=no, invalid=0)
    question = asked(desk)
    desk.type(**{f"{question}-number": number, f"{question}-issued_on": day})
    desk.mark(f"{question}-ballot_form", "secret")
    brought = set(brought) if 2 * no < voters else set(brought) - DECISIONS
    for slot in desk.page.locator("[name='slot']").all():
        place = slot.get_attribute("value").partition(":")[0]
        if place.rpartition("-")[2] in brought:
            desk.bring(place, day, number=number)
    if basis:
        desk.type(basis=basis)


def counts(desk: Desk, **figures: int) -> None:
    """Write figures of the count."""
    question = asked(desk)
    desk.type(**{f"{question}-{name}": str(figure) for name, figure in figures.items()})


def asked(desk: Desk) -> str:
    """Return the prefix of the fields of the first question on the form."""
    name = desk.page.locator("[name$='-handed_out']").first.get_attribute("name")
    return name.removesuffix("-handed_out")


def stands(desk: Desk) -> dict[str, str]:
    """Return the steps at which the case stands by its page, each with the body that holds it."""
    found = {}
    for place in desk.page.locator(".facts dd").all_inner_texts():
        if waits := re.match(r"(?P<step>.+)\n+(?P<body>.+), từ \d", place):
            found[waits["step"]] = waits["body"]
    return found


def left_out(desk: Desk) -> list[str]:
    """Return the steps that are not on the way of this case by the map on its page."""
    steps = desk.page.locator(".map-twin .skip-node b").all_text_contents()
    return [each.partition(" · ")[0] for each in steps]


def thread(desk: Desk) -> list[str]:
    """Return what happened by the page of the case, the latest first."""
    return desk.page.locator(".thread li:not(.wait) h3").all_inner_texts()


def holder(office: str, *, of: str, body: str) -> UUID:
    """Return the id of who holds an office today in the body of this kind of a unit."""
    seats = Appointment.objects.filter(
        during__contains=moments.today(), office=office, body__kind=body, body__unit__code=of
    )
    return backstage.behind(lambda: seats.get().person_id)


def account(username: str, person_id: UUID) -> None:
    """Give a person an account by which a story can name them."""

    def opened() -> None:
        with sight.of_everything():
            person = Person.objects.get(pk=person_id)
        User.objects.create_user(username=username, person=person)

    backstage.behind(opened)


def notices(desk: Desk) -> list[str]:
    """Return what is made known to the body in which the desk stands, the latest first."""
    origin = "/".join(desk.page.url.split("/")[:3])
    desk.page.goto(f"{origin}/notices")
    return desk.page.locator(".thread h2").all_inner_texts()


def in_english(desk: Desk) -> None:
    """Switch the language of the page."""
    desk.page.locator(".choices button[value='en']").click()
    desk.page.locator("html[lang='en']").wait_for()
