"""A course that breaks a law is shown as short as it still breaks it."""

from random import Random

import pytest

from tests.prove import courses
from tests.prove.courses import Course
from tests.prove.laws import Broken


class Counting:
    """A walk on which nothing may be opened twice, and everything else may happen."""

    def __init__(self):
        self.opened = 0

    def begins(self, seed):
        """Begin with nothing opened."""

    def something_happens(self, deed, seed):
        """Count what is opened."""
        self.opened += deed == "opens"
        if self.opened > 1:
            raise Broken("opened once")

    def ends(self):
        """Forget all."""


TWICE = Course(7, (("sees", 1), ("opens", 2), ("sees", 3), ("opens", 4), ("sees", 5)))


def shown(*, shortens):
    with pytest.raises(Broken, match="opened once") as caught:
        courses.take(TWICE, Counting, shortens=shortens)
    return caught.value.__notes__


def test_what_a_law_breaks_without_is_left_out():
    assert shown(shortens=True) == [f"on {Course(7, (('opens', 2), ('opens', 4)))}"]


def test_a_course_that_is_not_shortened_is_shown_as_it_was():
    assert shown(shortens=False) == [f"on {TWICE}"]


def test_the_same_chance_draws_the_same_course_of_the_steps_asked_for():
    first, again = (courses.drawn(Random(3), ("sees", "opens"), steps=40) for _ in range(2))

    assert first == again
    assert len(first.deeds) == 40
