"""Who makes up a body on the day of a meeting, who is left out of the base, and what is needed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from workflows.authority import law
from workflows.engine.counting import LEFT_OUT_ALWAYS, LEFT_OUT_UNLESS_PRESENT
from workflows.foundation.citations import Citation
from workflows.foundation.moments import end_of
from workflows.foundation.refusals import Refusal
from workflows.people.electorates import Elector, Electorate, electorate
from workflows.rules.certainty import Certainty
from workflows.rules.majorities import Majority
from workflows.rules.parameters import Edition
from workflows.web import codes, requirements, sentences, words
from workflows.web.cases.grounds import Ground


@dataclass(frozen=True, slots=True)
class RollLine:
    """One person on the roll: marked or not, and what is to be known of them."""

    person_id: UUID
    name: str
    marked: bool
    detail: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who is not counted in the base, and why."""

    name: str
    reason: str
    source: Citation


@dataclass(frozen=True, slots=True)
class Roll:
    """
    The body on the day: those with a vote, those who attend without one.

    ``left_out`` are members who do not count, ``counted`` those who do, with
    those marked present as they are marked now.
    """

    members: tuple[RollLine, ...]
    others: tuple[RollLine, ...]
    left_out: tuple[LeftOut, ...]
    counted: frozenset[UUID]
    marked: int

    @property
    def base(self) -> int:
        """Return how many count."""
        return len(self.counted)


@dataclass(frozen=True, slots=True)
class Needed:
    """How many votes a question needs, and how that is reckoned; or why nobody can say."""

    edition: Edition[Majority] | None
    base: int
    refusal: Refusal | None = None

    @classmethod
    def of(cls, ground: Ground, *, base: int) -> "Needed":
        """Return what a question needs, taken on the base in numbers of people."""
        try:
            return cls(ground.procedure.vote(ground.situation), base)
        except Refusal as refusal:
            return cls(None, base, refusal)

    @property
    def doubted(self) -> bool:
        """Tell whether the rule of the vote is only recalled."""
        return self.edition is not None and self.edition.certainty is Certainty.RECALLED

    @property
    def sentence(self) -> str:
        """Return why nobody can say what is needed, if so."""
        return sentences.refused(self.refusal) if self.refusal else ""

    @property
    def votes(self) -> int:
        """Return the least number of votes in favour."""
        return self.edition.value.needed(self.base) if self.edition else 0

    @property
    def rule(self) -> str:
        """Return the majority in words."""
        return requirements.majority(self.edition.value) if self.edition else ""


def roll(
    members: Electorate,
    *,
    on: date,
    marked: Collection[UUID],
    barred: Collection[UUID],
    subjects: Collection[UUID] = (),
) -> Roll:
    """
    Return the roll of a day, with the marks it carries now.

    ``subjects`` are those of the barred whose own matter is before the meeting.
    """
    always, unless = (law.pack().parameter(name).on(on) for name in _LEFT_OUT)
    base = members.base(
        present=frozenset(marked),
        left_out_always=frozenset(always.value),
        left_out_unless_present=frozenset(unless.value),
    )
    counted = {each.person_id for each in base}
    return Roll(
        members=tuple(
            RollLine(
                each.person_id,
                each.name,
                marked=each.person_id in marked,
                detail=_offices(each),
                state=_state(each, barred, subjects, counted),
            )
            for each in members.members
        ),
        others=tuple(
            RollLine(each.person_id, each.name, marked=each.person_id in marked, state=word)
            for group, word in (
                (members.probationary, _("Probationary, without a vote")),
                (members.guests, _("On temporary transfer here, without a vote")),
            )
            for each in group
        ),
        left_out=tuple(
            _left_out(each, frozenset(always.value), always.source, unless.source)
            for each in members.members
            if each.person_id not in counted
        ),
        counted=frozenset(counted),
        marked=len(counted & set(marked)),
    )


def base_today(body_id: UUID, *, on: date) -> int:
    """Return how many members of a body count on a day as long as nobody is marked present."""
    members = electorate(body_id=body_id, on=on, known_at=end_of(on))
    return roll(members, on=on, marked=(), barred=()).base


_LEFT_OUT = (LEFT_OUT_ALWAYS, LEFT_OUT_UNLESS_PRESENT)


def _offices(elector: Elector) -> str:
    return ", ".join(words.office_of(office) for office in elector.offices)


def _state(
    elector: Elector,
    barred: Collection[UUID],
    subjects: Collection[UUID],
    counted: Collection[UUID],
) -> str:
    if elector.person_id not in counted:
        return _("Not counted in the base")
    if elector.person_id in subjects:
        return _("Their own matter: votes, does not preside, count or sign")
    if elector.person_id in barred:
        return _("Relative: votes, does not preside, count or sign")
    return ""


def _left_out(
    elector: Elector, always: frozenset[str], first: Citation, second: Citation
) -> LeftOut:
    """Return why a member does not count: for good, or as long as they are absent."""
    for_good = elector.conditions & always
    shown = for_good or elector.conditions
    reason = ", ".join(codes.word(code) for code in sorted(shown))
    if not for_good:
        reason = _("{reason}, not marked present").format(reason=reason)
    return LeftOut(elector.name, reason, first if for_good else second)
