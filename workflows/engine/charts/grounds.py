"""Where lanes, columns and marks lie on the map."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.engine.charts.descriptions import Chart
from workflows.engine.charts.lettering import narrowest

WIDTH = 1250
TOP = 12
NAMES = 106
MARGIN = 8

ABOVE = 33
BELOW = 60
TRACK = 10
UNDERPASS = 28

CIRCLE = 15
HEXAGON = (18, 16)
HALO = 24
LEAVE = 34


@dataclass(frozen=True, slots=True)
class Ground:
    """
    One lane: its top edge, the line on which its marks stand, its height, in pixels.

    ``underpass`` is the line under the labels on which returns run.
    """

    top: int
    line: int
    height: int

    @property
    def underpass(self) -> int:
        """Return the line under the labels on which returns run."""
        return self.line + BELOW + UNDERPASS - 8

    def track(self, number: int) -> int:
        """Return the line above the marks on which long roads run, the lowest first."""
        return self.line - HALO - 3 - number * TRACK


@dataclass(frozen=True, slots=True)
class Grounds:
    """
    Where each step stands: ``places`` gives the column's middle and the lane of a step.

    ``columns`` counts the columns from the left; ``widths`` is what each label needs in two lines.
    """

    lanes: Mapping[str, Ground]
    places: Mapping[str, tuple[int, Ground]]
    columns: Mapping[str, int]
    widths: Mapping[str, int]
    column_width: int
    height: int

    def x(self, step: str) -> int:
        """Return the middle of the step's column."""
        return self.places[step][0]

    def lane(self, step: str) -> Ground:
        """Return the step's lane."""
        return self.places[step][1]

    def y(self, step: str) -> int:
        """Return the line on which the step's mark stands."""
        return self.lane(step).line

    def left_of(self, step: str) -> str:
        """Return the step in the column to the left."""
        return list(self.columns)[self.columns[step] - 1]

    def free(self, ground: Ground, first: str, last: str) -> bool:
        """Tell whether no mark stands in the lane between the columns of two steps."""
        left, right = sorted((self.columns[first], self.columns[last]))
        return not any(
            left < self.columns[step] < right and place is ground
            for step, (_, place) in self.places.items()
        )


def lay_out(chart: Chart, *, tracks: Mapping[str, int], underpasses: frozenset[str]) -> Grounds:
    """
    Return the places of all lanes and steps.

    ``tracks`` counts the long roads above the marks of a lane; ``underpasses`` names the
    lanes under whose labels a return runs.
    """
    lanes: dict[str, Ground] = {}
    top = TOP
    for lane in chart.lanes:
        line = top + ABOVE + TRACK * max(0, tracks.get(lane.id, 0) - 1)
        bottom = line + BELOW + (UNDERPASS if lane.id in underpasses else 0)
        lanes[lane.id] = Ground(top, line, bottom - top)
        top = bottom
    column_width = (WIDTH - NAMES - MARGIN) // max(1, len(chart.steps))
    columns = {mark.step: column for column, mark in enumerate(chart.steps)}
    places = {
        mark.step: (NAMES + column_width * columns[mark.step] + column_width // 2, lanes[mark.lane])
        for mark in chart.steps
    }
    widths = {mark.step: narrowest(mark.label) for mark in chart.steps}
    return Grounds(lanes, places, columns, widths, column_width, top + TOP)
