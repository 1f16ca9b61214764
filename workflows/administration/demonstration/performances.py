"""Plays every story that has not been played, and says in a line where each case stands."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from workflows.administration.demonstration import deeds, tenures
from workflows.administration.demonstration.pages import FOLDER
from workflows.administration.demonstration.reading import read_stories, read_tenures
from workflows.administration.demonstration.scenes import Scene
from workflows.authority import scopes
from workflows.engine.models import Case, Item, ItemState
from workflows.journal.models import Entry


class NotAsTold(Exception):
    """A case came to stand elsewhere than its story tells."""


@dataclass(frozen=True, slots=True)
class Played:
    """How many stories there are, and how many of them were played now."""

    stories: int
    now: int

    def summary(self) -> str:
        """Return the line that a command ends with."""
        if not self.now:
            return f"{self.stories} cases are there already."
        return f"{self.now} of {self.stories} cases have been played."


def play(*, say: Callable[[str], None]) -> Played:
    """
    Play what has not been played of the stories.

    An interrupted performance is taken up where it broke off. ``say`` is told in a line
    of each case where it stands; no line names a person.

    :raises PackFault: if a story cannot be read
    :raises Refusal: if the engine refuses an act of a story
    :raises NotAsTold: if a case does not come to stand where its story tells
    """
    for tenure in read_tenures(settings.ROOT / FOLDER):
        tenures.hold(tenure)
    stories = sorted(read_stories(settings.ROOT / FOLDER), key=lambda each: each.acts[0].on)
    played = 0
    for story in stories:
        scene = Scene.of(story)
        if not _is_played(scene):
            say(performed(scene))
            played += 1
    return Played(len(stories), played)


def _is_played(scene: Scene) -> bool:
    """Each act leaves one entry in the chain of its case, so the entries tell."""
    opening = next(scene.turns())
    with scopes.opened_for(person_id=opening.actor.person_id, at=opening.at):
        found = Item.objects.filter(key=opening.key).first()
        if found is None:
            return False
        entries = Entry.objects.filter(stream_id=found.case_id)
        return entries.count() >= len(scene.story.acts)


def performed(scene: Scene) -> str:
    """
    Play all acts and return where the case stands, by its number.

    :raises NotAsTold: if its story tells otherwise
    """
    turns = list(scene.turns())
    for turn in turns:
        deeds.perform(turn.act, turn)
    with scopes.opened_for(person_id=turns[-1].actor.person_id, at=turns[-1].at):
        case = Case.objects.get(pk=scene.case_id)
        waiting = case.items.filter(state=ItemState.OPEN).values_list("step", flat=True)
        stands = sorted([case.outcome] if case.outcome else waiting)
    if stands != sorted(scene.story.stands):
        raise NotAsTold(f"{scene.story.id} stands at {', '.join(stands)}")
    return f"{case.number}: {len(turns)} acts, {', '.join(stands)}"
