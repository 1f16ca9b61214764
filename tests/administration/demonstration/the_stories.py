"""The stories as they are told, and their cases as they were played."""

from django.conf import settings

from workflows.administration.demonstration.pages import FOLDER
from workflows.administration.demonstration.reading import read_stories
from workflows.administration.demonstration.stories import Story
from workflows.engine.models import Case

STORIES = read_stories(settings.ROOT / FOLDER)


def story(id: str) -> Story:
    """Return the story with this id."""
    return next(each for each in STORIES if each.id == id)


def case(id: str) -> Case:
    """Return the case of a story, found by the invented name of its applicant."""
    return Case.objects.get(subject__full_name=story(id).name)
