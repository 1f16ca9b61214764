"""A scene: one story on its stage, its turns, and the papers brought so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Q

from workflows.administration.demonstration.casting import Member, Stage, person_of_the_cast
from workflows.administration.demonstration.pages import Page, kept
from workflows.administration.demonstration.stories import Act, Stamp, Story
from workflows.authority import scopes
from workflows.engine.actors import Actor
from workflows.engine.dossiers import NewPaper
from workflows.engine.models import Item, ItemState
from workflows.engine.registry import procedure
from workflows.foundation.moments import LOCAL, local_day
from workflows.organisation.models import Place, Unit
from workflows.papers.documents import Sheet
from workflows.people.models import Person
from workflows.people.models.memberships import StandingKind

KEYS = uuid5(NAMESPACE_URL, "urn:hoso:demonstration")
TAKEN_IN_FROM = time(8, 30, tzinfo=LOCAL)
RECORDED_FROM = time(14, tzinfo=LOCAL)
BETWEEN_ACTS = timedelta(minutes=10)


@dataclass(slots=True)
class Scene:
    """A story while it is played; ``case_id`` is known once its case is open."""

    story: Story
    stage: Stage
    case_id: UUID | None = None
    brought: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, story: Story) -> "Scene":
        """Set the stage for a story."""
        return cls(story, Stage.at(story.cell))

    def turns(self) -> Iterator["Turn"]:
        """Yield the turns of the story's acts, each recorded after all before it."""
        at: datetime | None = None
        for number, act in enumerate(self.story.acts):
            at = self._moment(act, after=at)
            yield Turn(
                scene=self,
                act=act,
                actor=self.stage.actor(act.by, on=local_day(at)),
                at=at,
                key=uuid5(KEYS, f"{self.story.id}/{number}"),
            )

    def _moment(self, act: Act, *, after: datetime | None) -> datetime:
        """An act is recorded on its day, or when what was on paper was taken in."""
        taken_in = self.story.taken_in
        day, hour = act.on, RECORDED_FROM
        if taken_in is not None and act.on < taken_in:
            day, hour = taken_in, TAKEN_IN_FROM
        moment = datetime.combine(day, hour)
        return max(moment, after + BETWEEN_ACTS) if after else moment

    def demanded(self, step: str, on: date) -> list[str]:
        """Return the kinds of paper that the step asks for and that do not lie there yet."""
        kinds = procedure(self.story.procedure).rule(step).papers.on(on).value
        return [kind for kind in kinds if kind not in self.brought]

    def barred(self) -> set[UUID]:
        """Return the ids of the applicant's relatives among the cast."""
        return {person_of_the_cast(username) for username in self.story.kin}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """
    One act of a scene, with who records it when.

    The key follows from the story and the act's place in it, so that an act played
    twice is recorded once.
    """

    scene: Scene
    act: Act
    actor: Actor
    at: datetime
    key: UUID

    def item(self, step: str) -> Item:
        """Return the step's item that waits, or that this turn has settled already."""
        with scopes.opened_for(person_id=self.actor.person_id, at=self.at):
            return Item.objects.select_related("body__unit").get(
                Q(key=self.key) | Q(state=ItemState.OPEN), case_id=self.scene.case_id, step=step
            )

    def member(self, told: str) -> Member:
        """Return the official member of the cell that the story tells of."""
        with scopes.opened_for(person_id=self.actor.person_id, at=self.at):
            return self.scene.stage.member(told, on=self.act.on)

    def subject(self) -> UUID:
        """Return the id of the member of the cell whom the story is about."""
        with scopes.opened_for(person_id=self.actor.person_id, at=self.at):
            return self.scene.stage.subject(self.scene.story.name)

    def former_member(self) -> UUID | None:
        """Return the id of the applicant where the register knows a former member of that name."""
        story, cell = self.scene.story, self.scene.stage.cell
        with scopes.opened_for(person_id=self.actor.person_id, at=self.at):
            found = Person.objects.filter(
                full_name=story.name,
                born_on=story.born_on,
                cells__cell=cell,
                membership__state=StandingKind.FORMER,
            )
            return found.values_list("id", flat=True).first()

    def papers(
        self, kinds: list[str], *, holder: Unit | None = None, number: str = ""
    ) -> list[NewPaper]:
        """Bring the papers of these kinds, then those the act names beside them."""
        named = [kind for kind in self.act.papers if kind not in kinds]
        return [self.paper(kind, holder=holder, number=number) for kind in (*kinds, *named)]

    def paper(
        self, kind: str, *, holder: Unit | None = None, number: str = "", about: str = ""
    ) -> NewPaper:
        """Print one paper and keep its file; ``holder`` is the unit that issues it."""
        story, stage, unit = self.scene.story, self.scene.stage, holder or self.scene.stage.cell
        stamp = self.act.papers.get(kind, Stamp(self.act.on))
        number = stamp.number or number
        page = Page(
            kind=kind,
            dated_on=stamp.on,
            number=number,
            applicant=story.name,
            born_on=story.born_on,
            cell=stage.cell.name,
            holder=unit.name,
            above=_above(unit, self.act.on),
            recorder=self.actor.name,
            about=about,
        )
        self.scene.brought.add(kind)
        sheet = Sheet(dated_on=page.dated_on, number=number, file=kept(page, at=self.at))
        return NewPaper(kind=kind, sheet=sheet, about=about)


def _above(unit: Unit, on: date) -> str:
    place = Place.objects.select_related("parent").get(unit=unit, during__contains=on)
    return place.parent.name if place.parent else ""
