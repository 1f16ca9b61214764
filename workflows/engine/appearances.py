"""How a procedure shows itself on a page: short names, sentences, the people it involves."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from workflows.engine.forms import Words
from workflows.engine.situations import Situation


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody a case involves besides its applicant; ``detail`` says since when, or what came."""

    role: Words
    name: str
    detail: Words = ""
    person_id: UUID | None = None
    open: bool = False


class Appearance:
    """What pages ask of a procedure; each procedure answers for its own steps and tables."""

    def short(self, step: str) -> Words:
        """Return a name of the step that is short enough for the map."""
        raise NotImplementedError

    def told(self, step: str, outcome: str) -> str:
        """Return the msgid of the sentence that tells what came of a step."""
        raise NotImplementedError

    def shows(self, step: str, situation: Situation) -> bool:
        """Tell whether the map draws a step that the case has not met."""
        raise NotImplementedError

    def passes(self, step: str, situation: Situation) -> bool:
        """Tell whether the way of this case leads through a step that the map draws."""
        raise NotImplementedError

    def involved(self, case_id: UUID) -> Sequence[Involved]:
        """Return the people the case involves, as far as the running transaction sees them."""
        raise NotImplementedError
