"""The tables of a procedure: who, how many votes, by when, on which papers, under which article."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.foundation.citations import Citation
from workflows.foundation.periods import Period
from workflows.foundation.refusals import Refusal
from workflows.rules.certainty import Certainty
from workflows.rules.grounds import Arising, Ground
from workflows.rules.majorities import Majority
from workflows.rules.names import Name
from workflows.rules.parameters import Parameter
from workflows.rules.time_limits import TimeLimit


class NoRoad(Refusal):
    """No road is laid for a cell of this kind at this place."""

    code = "rules.no_road"
    sentence = "The rule book lays no road for a unit of the kind “{kind}” under one of “{under}”."
    remedy = "Ask the organisation department to correct the unit's place in the tree."


class Rung(StrEnum):
    """Where the body of a step sits, seen from the cell of the case."""

    CELL = "cell"
    SUB_COMMITTEE = "sub_committee"
    GRASSROOTS = "grassroots"
    COMPETENT = "competent"
    ABOVE_GRASSROOTS = "above_grassroots"
    SUPERIOR = "superior"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class StepRule:
    """
    What the law asks of one step.

    ``body`` is the id of a body kind, absent where the decider of the day names the
    body. ``in_its_place`` acts where the unit has no such body. ``power`` is the act one
    must be allowed. A step without ``vote`` is one person's. ``extension`` lengthens
    ``within`` once. ``papers`` lists the ids of the paper kinds that must be in the
    dossier for the step to pass; those in ``issued_if_carried`` come of a vote that
    carries, and are not asked for where it falls short.
    """

    name: str
    label_vi: str
    label_en: str
    rung: Rung
    body: str | None
    in_its_place: str | None
    power: str
    source: Citation
    certainty: Certainty
    vote: Parameter[Majority] | None
    within: Parameter[TimeLimit] | None
    extension: Parameter[TimeLimit] | None
    papers: Parameter[tuple[str, ...]]
    issued_if_carried: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decider:
    """
    A body that can hold the authority to decide.

    ``at`` is the function (LevelFunction) of the unit in which the body sits.
    ``takes_place_of`` names the steps that fall away because this body decides itself;
    ``offered_instead`` the deciders the page may offer where the unit has no such body.
    """

    id: str
    label_vi: str
    label_en: str
    body_kind: str
    at: str
    needs_delegation: bool
    in_force: Period
    source: Citation
    certainty: Certainty
    vote: Parameter[Majority]
    takes_place_of: tuple[str, ...]
    offered_instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Road:
    """
    The way up from a cell of one kind (``kinds``) whose parent is of one of the kinds ``under``.

    ``through`` names the steps between the cell's resolution and the decision, in order.
    """

    id: str
    label_vi: str
    label_en: str
    kinds: frozenset[str]
    under: frozenset[str]
    through: Parameter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Procedure:
    """The table of one procedure; the order of its steps is drawn elsewhere."""

    id: str
    label_vi: str
    label_en: str
    steps: Mapping[str, StepRule]
    deciders: Mapping[str, Decider]
    roads: Mapping[str, Road]
    grounds: Mapping[str, Ground]
    outcomes: Mapping[str, Name]
    not_covered: Mapping[str, Name]

    def deciders_on(self, day: date) -> tuple[Decider, ...]:
        """Return the deciders in force on the day, the one to be asked first in front."""
        return tuple(each for each in self.deciders.values() if each.in_force.holds(day))

    def grounds_on(self, day: date, *, arises: Arising) -> tuple[Ground, ...]:
        """Return the special grounds in force on the day that a fact of this kind brings up."""
        return tuple(
            each
            for each in self.grounds.values()
            if each.arises is arises and each.in_force.holds(day)
        )

    def road_for(self, *, kind: str, under: str) -> Road:
        """
        Return the road of a cell from the level kinds of the cell and of its parent unit.

        :raises NoRoad: if the rule book lays none
        """
        for road in self.roads.values():
            if kind in road.kinds and under in road.under:
                return road
        raise NoRoad(kind=kind, under=under)
