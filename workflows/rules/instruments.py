"""The documents that make the law, and which of them follows which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workflows.foundation.periods import Period
from workflows.rules.certainty import Certainty


@dataclass(frozen=True, slots=True)
class Instrument:
    """
    One document of law.

    A number alone names nothing (01-HD/TW is of 2016, 2021 and 2026), so the
    day of issue belongs to the name. ``effect`` is absent when the day of
    effect was not read; ``succeeds`` is the id of the document it replaces. A document
    that goes by a name in the place of a number has that name in English too.
    """

    id: str
    number: str
    title_vi: str
    title_en: str
    issued_on: date
    effect: Period | None
    effect_note: str
    certainty: Certainty
    source: str
    succeeds: str | None = None
    number_en: str = ""

    @property
    def earliest(self) -> date:
        """Return the first day on which the document can have been in force."""
        return self.effect.since if self.effect else self.issued_on


@dataclass(frozen=True, slots=True)
class Succession:
    """
    The day from which a later document stands in a line of documents.

    ``candidates`` names every document that may hold on that day when it is not
    known which one does; otherwise it is empty.
    """

    since: date
    instrument: str
    candidates: tuple[str, ...]


def contenders(instrument: str, instruments: Mapping[str, Instrument]) -> tuple[str, ...]:
    """
    Return every document that may hold from the earliest day of the given one, itself last.

    It is alone when its day of effect is known; otherwise those it may not yet have
    replaced stand before it.
    """
    document = instruments[instrument]
    if document.effect is None and document.succeeds is not None:
        return (*contenders(document.succeeds, instruments), instrument)
    return (instrument,)


def successions(instrument: str, instruments: Mapping[str, Instrument]) -> Iterator[Succession]:
    """Yield the documents that came after the given one in its line, in order of time."""
    following = {each.succeeds: each for each in instruments.values() if each.succeeds}
    while later := following.get(instrument):
        instrument = later.id
        possible = contenders(instrument, instruments)
        yield Succession(later.earliest, instrument, possible if len(possible) > 1 else ())
