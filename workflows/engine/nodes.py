"""Step kinds: what a procedure's map is drawn with, each a few lines over a viewflow node."""

from collections.abc import Callable
from typing import Any

from viewflow import this
from viewflow.workflow import flow

__all__ = ["Act", "Join", "Opening", "Outcome", "Question", "Relief", "Resolution", "Split", "this"]


class Act(flow.View):
    """One person acts for the body that holds the item."""

    collective = False

    def __init__(self) -> None:
        super().__init__(None)


class Opening(Act):
    """The act that opens the case; nothing leads to it."""


class Relief(Act):
    """Entered in the place of any step on which nobody may act; the superior directs the way."""


class Resolution(Act):
    """A body meets and votes; the rule of the same name says how."""

    collective = True


class Question(flow.If):
    """A gate named as an answered question; the answer is read from the situation."""

    def __init__(self, answer: Callable[[Any], bool]) -> None:
        super().__init__(answer)
        self.answer = answer


class Split(flow.Split):
    """Several steps become possible at once."""


class Join(flow.Join):
    """Waits until each step that leads here is done."""


class Outcome(flow.End):
    """An end of the case, named by its outcome."""
