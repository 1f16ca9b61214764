"""Hypothesis draws the courses: as many as asked for, and the shortest of what breaks a law."""

import pytest

from tests.prove import proofs
from tests.prove.laws import Broken


class Counting:
    """A walk on which nothing may be opened twice, and everything else may happen."""

    deeds = ("sees", "opens", "asks")
    begun = ()
    most = 1

    def __init__(self):
        self.opened = 0

    def begins(self, seed):
        """Begin with nothing opened."""
        type(self).begun += (seed,)

    def something_happens(self, deed, seed):
        """Count what is opened."""
        self.opened += deed == "opens"
        if self.opened > self.most:
            raise Broken("opened once")

    def ends(self):
        """Forget all."""


def counting(*, most):
    return type("Walk", (Counting,), {"most": most})


def test_a_course_that_breaks_a_law_is_shown_with_nothing_in_it_that_need_not_be():
    with pytest.raises(Broken, match="opened once") as caught:
        proofs.run(counting(most=1), runs=50, steps=20)

    shown = caught.value.__notes__[0]
    assert (shown.count("'opens'"), shown.count("'asks'"), shown.count("'sees'")) == (2, 0, 18)


def test_a_course_need_not_be_shortened():
    with pytest.raises(Broken, match="opened once") as caught:
        proofs.run(counting(most=1), runs=50, steps=20, shortens=False)

    assert "'asks'" in caught.value.__notes__[0]


def test_so_many_walks_are_walked_as_were_asked_for_and_none_twice():
    walk, again, other = (counting(most=99) for _ in range(3))

    proofs.run(walk, runs=50, steps=20)
    proofs.run(again, runs=50, steps=20)
    proofs.run(other, runs=50, steps=20, number=1)

    assert len(walk.begun) == 50
    assert len(set(walk.begun)) == 50
    assert again.begun == walk.begun
    # The plainest of all courses is walked first, whatever is drawn then.
    assert set(other.begun) & set(walk.begun) == {0}
