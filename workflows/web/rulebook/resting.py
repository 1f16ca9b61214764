"""Which rules rest on a document: read in it, carried into its time, or perhaps changed by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workflows.authority import law
from workflows.rules.parameters import Edition
from workflows.web import words
from workflows.web.rulebook.printing import Printed, printed


class Hold(StrEnum):
    """What a document has to do with an edition of a rule."""

    READ = "read"
    CARRIED = "carried"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True)
class Resting:
    """An edition of a rule, and what the document has to do with it."""

    name: str
    title: str
    printed: Printed
    hold: Hold


def resting_on(instrument: str) -> list[Resting]:
    """Return the editions that name a document, in the order of the rule book."""
    return [
        Resting(parameter.name, words.label(parameter), printed(parameter, edition), hold)
        for parameter in law.pack().parameters.values()
        for edition in parameter.history
        for hold in _holds(edition, instrument)
    ]


def _holds(edition: Edition[object], instrument: str) -> Iterator[Hold]:
    if edition.source.instrument == instrument:
        yield Hold.READ
    elif edition.carried_into == instrument:
        yield Hold.CARRIED
    elif instrument in edition.candidates:
        yield Hold.CANDIDATE
