"""Dated parameters: what a rule said, since when, in which article, and how sure we are."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from workflows.foundation.citations import Citation
from workflows.foundation.refusals import Refusal
from workflows.rules.certainty import Certainty

T = TypeVar("T")


class NotYetLaw(Refusal):
    """No edition of the parameter reaches back to the day."""

    code = "rules.not_yet_law"
    sentence = (
        "The rule book does not say what held for “{parameter}” on {day}: it begins on {since}."
    )


class Form(StrEnum):
    """What kind of value a parameter holds, for the page that prints it."""

    DAYS = "days"
    DAYS_EACH = "days_each"
    MONTHS = "months"
    YEARS = "years"
    YEARS_EACH = "years_each"
    DAYS_OF_THE_YEAR = "days_of_the_year"
    MEMBERS = "members"
    TIMES = "times"
    YES_OR_NO = "yes_or_no"
    CODE = "code"
    CODES = "codes"
    TEXT = "text"
    SHARE = "share"
    MAJORITY = "majority"
    TIME_LIMIT = "time_limit"
    INTRODUCTIONS = "introductions"
    POWER = "power"
    FUNCTIONS = "functions"
    BODY_KINDS = "body_kinds"
    PAPERS = "papers"
    STEPS = "steps"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Edition(Generic[T]):
    """
    What a parameter says from a day on.

    ``source`` is the article where the value was read. ``carried_into`` names a
    document that came into force since and was not read on this point: the value
    then stands as a proposal. ``candidates`` names the documents that may hold
    when the day of effect of the later one is not known. The note says in words what the
    sources leave open.
    """

    value: T
    since: date
    source: Citation
    certainty: Certainty
    carried_into: str | None = None
    candidates: tuple[str, ...] = ()
    note_vi: str = ""
    note_en: str = ""

    @property
    def doubtful(self) -> bool:
        """Tell whether a person should check the value; a doubt warns and never stops a case."""
        return (
            self.certainty is Certainty.RECALLED
            or self.carried_into is not None
            or len(self.candidates) > 1
        )


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """A point of law with all its editions, oldest first; there is always at least one."""

    name: str
    label_vi: str
    label_en: str
    form: Form
    history: tuple[Edition[T], ...]

    def on(self, day: date) -> Edition[T]:
        """
        Return the edition that held on the day.

        :raises NotYetLaw: if the day lies before the first edition
        """
        position = bisect_right(self.history, day, key=_beginning)
        if position == 0:
            first = self.history[0]
            raise NotYetLaw(
                source=first.source,
                parameter=self.name,
                label_vi=self.label_vi,
                label_en=self.label_en,
                day=day,
                since=first.since,
            )
        return self.history[position - 1]

    def editions_between(self, first: date, last: date) -> tuple[Edition[T], ...]:
        """Return each edition that held on some day from ``first`` to ``last``, both inside."""
        begun = [each for each in self.history if each.since <= last]
        over = [each for each in begun[1:] if each.since <= first]
        return tuple(begun[len(over) :])

    def amended_by(self, local: "Parameter[T]") -> "Parameter[T]":
        """Return this parameter with its editions replaced from the local one's first day on."""
        takes_over = local.history[0].since
        kept = tuple(each for each in self.history if each.since < takes_over)
        return replace(self, history=(*kept, *local.history))


def _beginning(edition: Edition[Any]) -> date:
    return edition.since
