"""What the stories of the demonstration are made of: a case, and the acts that moved it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# What was typed in one field; a field that asks for several things has a list.
Fact = str | int | date | list["Fact"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day that stands on a paper, and its number if it has one of its own."""

    on: date
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    Something that happened in a case on a day, recorded by somebody.

    ``by`` is one of the cast, or an office of the meeting of the applicant's cell.
    ``papers`` tells what stands on a paper brought with the act; a paper that
    the step asks for and that is not named bears the day of the act.
    """

    on: date
    by: str
    papers: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Act):
    """The cell put a person on its list and assigned a member to help."""

    number: str
    helper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Act):
    """A one-person step of which the papers are all there is to tell."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Act):
    """A one-person step with what was typed of it, by its own act or in another manner."""

    step: str
    facts: Mapping[str, Fact]
    manner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReported(Act):
    """The cell reported what happened to a member's card, and why another is asked for."""

    ground: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented(Act):
    """The member who had helped through the probation commented."""

    helper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardIssued(Act):
    """A committee issued a card, by a step of its procedure."""

    step: str
    number: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeHistoryFiled(Act):
    """
    The applicant declared the relatives: relations with names.

    ``leaving`` is how a former member's first membership ended, as the rule pack names it.
    """

    relatives: tuple[tuple[str, str], ...]
    leaving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified(Act):
    """Every reply came back clear; relatives of the relations ``spared`` needed no check."""

    asked_on: date
    replied_on: date
    number: str
    spared: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced(Act):
    """Members introduced the applicant, each with the day since when they are together."""

    members: tuple[tuple[str, date], ...]
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The ballots of a vote; all of them were collected."""

    yes: int
    no: int
    invalid: int

    @property
    def ballots(self) -> int:
        """Return how many ballots there were."""
        return self.yes + self.no + self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted(Act):
    """A body met and voted; all who could come did, but for so many ``absent``."""

    step: str
    number: str
    count: Count
    absent: int
    raised_cards: bool
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(Act):
    """The body that held the step sent the file back to the cell."""

    step: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Act):
    """The list of candidates was reviewed for a month."""

    month: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperChanged(Act):
    """Another member was assigned to help."""

    helper: str
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroducerReplaced(Act):
    """One introducer stepped back for a reason that the law knows, and another stepped in."""

    leaving: str
    joining: str
    together_since: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Act):
    """The limit of the decision was extended by so many working days."""

    working_days: int
    document: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Act):
    """The case ended around its steps."""

    ground: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Act):
    """The count of a vote was corrected."""

    step: str
    count: Count
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """
    One case: of whom in which cell, what happened, and where it stands today.

    An admission is of somebody new, any other ``procedure`` of the member of that name.
    ``kin`` maps members of the cast to what the applicant is to them. ``taken_in`` is
    the day on which what had happened before was recorded from paper; without it
    each act was recorded on its own day. ``stands`` names the open steps, or the outcome.
    """

    id: str
    about: str
    procedure: str
    name: str
    born_on: date
    cell: str
    kin: Mapping[str, str]
    taken_in: date | None
    acts: tuple[Act, ...]
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """
    An office of a cell's meeting that was held for a while and stands empty today.

    The member longest in the cell held it; ``given_by`` and ``ended_by`` are the numbers
    of the decisions, which bear the first and the last day.
    """

    unit: str
    office: str
    recorded_by: str
    since: date
    given_by: str
    recorded_on: date
    until: date
    ended_by: str
    end_recorded_on: date
