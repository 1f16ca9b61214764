"""What a map shows, in words and without a single coordinate."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MarkState(StrEnum):
    """How a step of the map stands."""

    DONE = "done"
    HERE = "here"
    TODO = "todo"
    SKIPPED = "skipped"
    RETURNED = "returned"


class Passage(StrEnum):
    """Whether the case went this way, may still go it, or was sent back on it."""

    GONE = "gone"
    AHEAD = "ahead"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Lane:
    """A level of command, or the applicant."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """
    A step of the map.

    ``label`` is short enough for two lines; ``name`` and ``note`` stand in the list.
    """

    step: str
    label: str
    lane: str
    state: MarkState
    vote: bool = False
    day: date | None = None
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Road:
    """A way from one step to another; a return has its day."""

    start: str
    end: str
    passage: Passage
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """
    Lanes from top to bottom, steps from left to right, and the roads between them.

    A road that is no return leads to a step further right.
    """

    lanes: Sequence[Lane]
    steps: Sequence[Mark]
    roads: Sequence[Road]

    def __post_init__(self) -> None:
        columns = {mark.step: column for column, mark in enumerate(self.steps)}
        if len(columns) < len(self.steps):
            raise ValueError("a step stands on the map twice")
        if not {mark.lane for mark in self.steps} <= {lane.id for lane in self.lanes}:
            raise ValueError("a step stands in a lane that the map does not have")
        for road in self.roads:
            if not {road.start, road.end} <= set(columns):
                raise ValueError(f"a road leads from {road.start} to {road.end}, off the map")
            if road.passage is not Passage.BACK and columns[road.end] <= columns[road.start]:
                raise ValueError(f"the road from {road.start} to {road.end} leads backwards")
