"""What the rule book is unsure of on a day, and why."""

from dataclasses import dataclass
from datetime import date

from workflows.authority import law
from workflows.foundation.citations import Citation
from workflows.rules.certainty import Certainty
from workflows.rules.instruments import Instrument
from workflows.web import words
from workflows.web.rulebook.printing import Line, line


@dataclass(frozen=True, slots=True)
class Recalled:
    """A step, or a body that decides, whose article is known from memory only."""

    title: str
    procedure_id: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Doubts:
    """
    Each rule in doubt under its gravest doubt; no rule stands twice.

    ``undated`` are the documents whose day of effect was not read.
    """

    contested: tuple[Line, ...]
    recalled: tuple[Line, ...]
    carried: tuple[Line, ...]
    unread: tuple[Recalled, ...]
    undated: tuple[Instrument, ...]

    @property
    def count(self) -> int:
        """Return how many rules and documents are in doubt."""
        parts = (self.contested, self.recalled, self.carried, self.unread, self.undated)
        return sum(map(len, parts))


def doubts(day: date) -> Doubts:
    """Return what is unverified in the law of a day."""
    lines = [line(each, day) for each in law.pack().parameters.values()]
    kinds: dict[str, list[Line]] = {"contested": [], "recalled": [], "carried": []}
    for each in lines:
        if (kind := _kind(each)) is not None:
            kinds[kind].append(each)
    return Doubts(
        contested=tuple(kinds["contested"]),
        recalled=tuple(kinds["recalled"]),
        carried=tuple(kinds["carried"]),
        unread=tuple(_unread(day)),
        undated=tuple(each for each in law.pack().instruments.values() if each.effect is None),
    )


def _kind(line: Line) -> str | None:
    if line.printed is None or not line.printed.edition.doubtful:
        return None
    if len(line.printed.candidates) > 1:
        return "contested"
    return "carried" if line.printed.carried_into else "recalled"


def _unread(day: date) -> list[Recalled]:
    found = []
    for procedure in law.pack().procedures.values():
        rows = [*procedure.steps.values(), *procedure.deciders_on(day)]
        found += [
            Recalled(words.label(each), procedure.id, each.source)
            for each in rows
            if each.certainty is Certainty.RECALLED
        ]
    return found
