"""The error model: an act the rules do not allow, foreseen and explained."""

from collections.abc import Iterator
from typing import Any, ClassVar

from workflows.foundation.citations import Citation


class Refusal(Exception):
    """
    An act the rules do not allow.

    A refusal is an answer, not an accident: the page shows its sentence, the
    article behind it and what one can do, and nobody is paged. ``str()`` gives
    the code alone, so no name ever reaches a log through a traceback.
    """

    code: ClassVar[str]
    sentence: ClassVar[str]
    remedy: ClassVar[str] = ""
    conflict: ClassVar[bool] = False

    def __init__(self, *, source: Citation | None = None, **facts: Any) -> None:
        self.source = source
        self.facts = facts
        super().__init__(self.code)


def every_refusal() -> Iterator[type[Refusal]]:
    """Yield each refusal that the loaded rooms can raise, parents before children."""
    waiting = list(Refusal.__subclasses__())
    while waiting:
        kind = waiting.pop(0)
        waiting.extend(kind.__subclasses__())
        if "code" in kind.__dict__:
            yield kind
