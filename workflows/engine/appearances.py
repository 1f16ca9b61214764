"""How a procedure shows itself on a page: short names, sentences, the people it involves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
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


@dataclass(frozen=True, slots=True)
class Gap:
    """
    A body that an organisation lacks, and the one that the rule book offers in its place.

    Both are a kind of body and the name of its unit.
    """

    missing: tuple[str, str]
    offered: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class OnRecord:
    """
    A dated fact of a person that a procedure keeps in a table of its own.

    ``detail`` says what has come of it, ``document`` by which it was decided.
    """

    named: Words
    on: date
    detail: Words = ""
    document: str = ""


class Appearance:
    """
    What pages ask of a procedure; each procedure answers for its own steps and tables.

    ``own`` maps names to subselects that a page reads into ``Situation.own`` beside
    those that decisions need. ``gates`` says what the gates of the map ask or say. ``kept``
    is the heading under which the page of a person shows what the procedure keeps of them.
    ``coded`` gives, by the name of a fact, the words for the codes that a step keeps of it.
    """

    gates: ClassVar[Mapping[str, Words]] = {}

    own: ClassVar[Mapping[str, str]] = {}

    kept: ClassVar[Words] = ""

    coded: ClassVar[Mapping[str, Mapping[str, Words]]] = {}

    def gate(self, gate: str) -> Words:
        """Return what a gate of the map asks or says; nothing lets its name speak."""
        return self.gates.get(gate, "")

    def short(self, step: str) -> Words:
        """Return a name of the step that is short enough for the map."""
        raise NotImplementedError

    def said(self, name: str, code: str) -> Words:
        """Return the words for what a step keeps of a fact; what is no code stands as it is."""
        return self.coded.get(name, {}).get(code, code)

    def told(self, step: str, outcome: str) -> str:
        """Return the msgid of the sentence that tells what came of a step."""
        raise NotImplementedError

    def shows(self, step: str, situation: Situation) -> bool:
        """Tell whether the map draws a step that the case has not met."""
        raise NotImplementedError

    def passes(self, step: str, situation: Situation) -> bool:
        """Tell whether the way of this case leads through a step that the map draws."""
        raise NotImplementedError

    def ground(self, ground: str) -> Words:
        """Return the words for a ground on which a case may be ended."""
        raise NotImplementedError

    def beside(self, act: str) -> Words:
        """Return the words for an act beside the steps."""
        raise NotImplementedError

    def manner(self, manner: str) -> Words:
        """Return the words for another manner of settling a step than its own act."""
        raise NotImplementedError

    def offers(self, act: str, situation: Situation) -> bool:
        """Tell whether another manner, or an act beside the steps, makes sense as things stand."""
        raise NotImplementedError

    def gap(self, step: str, situation: Situation) -> Gap | None:
        """Return which body is missing that the step belongs to, if one still is."""
        raise NotImplementedError

    def involved(self, situation: Situation) -> Sequence[Involved]:
        """Return the people the case involves."""
        raise NotImplementedError

    def on_record(self, person_id: UUID) -> Sequence[OnRecord]:  # noqa: ARG002
        """Return what the procedure keeps of a person, the latest first."""
        return ()
