"""The shapes of a map, in whole pixels, in the order in which they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workflows.engine.charts.descriptions import Chart, Mark, MarkState, Passage
from workflows.engine.charts.grounds import (
    CIRCLE,
    HALO,
    HEXAGON,
    MARGIN,
    NAMES,
    WIDTH,
    Ground,
    Grounds,
    lay_out,
)
from workflows.engine.charts.lettering import wrapped
from workflows.engine.charts.roads import (
    Route,
    needs_underpass,
    return_of,
    route_of,
    tip_of,
    tracks_of,
)

NAME_INDENT = 14
FIRST_LINE = 33
LINE = 16
ASCENT, DESCENT = 13, 6
HERE_DROP = 5
CLEARANCE = 4
WIDEST_LABEL = 112
DIGIT_DROP = 5


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and where it stands."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class LaneShape:
    """The ground of a lane, and its name."""

    top: int
    height: int
    width: int
    shaded: bool
    name: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class ReturnShape:
    """A way on which the case was sent back: the line, its arrow head, and where its day stands."""

    path: str
    tip: str
    day: date | None
    x: int
    word_y: int
    day_y: int
    leftwards: bool


@dataclass(frozen=True, slots=True)
class MarkShape:
    """
    A step as it is painted: a hexagon for a vote, else a circle, with its number and label.

    ``lane`` is the lane's name, for the list.
    """

    mark: Mark
    lane: str
    number: int
    x: int
    y: int
    outline: str
    radius: int
    halo: int
    number_y: int
    tick: str
    label: tuple[TextLine, ...]

    @property
    def css(self) -> str:
        """Return the class under which the style sheet knows the step's state."""
        return CLASSES[self.mark.state]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a template needs to paint the map and to write it as a list."""

    width: int
    height: int
    lanes: tuple[LaneShape, ...]
    ahead: tuple[str, ...]
    gone: tuple[str, ...]
    returns: tuple[ReturnShape, ...]
    marks: tuple[MarkShape, ...]

    @property
    def passed(self) -> int:
        """Return how many steps are done."""
        return sum(each.mark.state is MarkState.DONE for each in self.marks)

    @property
    def votes(self) -> bool:
        """Tell whether a body votes on some step."""
        return any(each.mark.vote for each in self.marks)


CLASSES = {
    MarkState.DONE: "done",
    MarkState.HERE: "here",
    MarkState.TODO: "todo",
    MarkState.SKIPPED: "skip-node",
    MarkState.RETURNED: "returned",
}


def draw(chart: Chart) -> Drawing:
    """Return the chart as shapes that do not cover one another."""
    routes, grounds = _routes(chart)
    return Drawing(
        width=WIDTH,
        height=grounds.height,
        lanes=tuple(
            _lane(lane.label, grounds.lanes[lane.id], shaded=position % 2 == 0)
            for position, lane in enumerate(chart.lanes)
        ),
        ahead=_paths(routes, Passage.AHEAD),
        gone=_paths(routes, Passage.GONE),
        returns=tuple(
            _return(route, grounds) for route in routes if route.road.passage is Passage.BACK
        ),
        marks=tuple(
            _mark(mark, number, chart, grounds, routes)
            for number, mark in enumerate(chart.steps, start=1)
        ),
    )


def _routes(chart: Chart) -> tuple[list[Route], Grounds]:
    plan = lay_out(chart, tracks={}, underpasses=frozenset())
    tracks = tracks_of(chart, plan)
    rows: dict[str, int] = {}
    for track in tracks.values():
        rows[track.lane] = max(rows.get(track.lane, 0), track.number + 1)
    lanes = {mark.step: mark.lane for mark in chart.steps}
    underpasses = frozenset(
        lanes[road.start]
        for road in chart.roads
        if road.passage is Passage.BACK and needs_underpass(road, plan)
    )
    grounds = lay_out(chart, tracks=rows, underpasses=underpasses)
    routes = [
        return_of(road, grounds)
        if road.passage is Passage.BACK
        else route_of(road, grounds, tracks.get(road))
        for road in chart.roads
    ]
    return routes, grounds


def _paths(routes: Sequence[Route], passage: Passage) -> tuple[str, ...]:
    return tuple(route.path for route in routes if route.road.passage is passage)


def _lane(label: str, ground: Ground, *, shaded: bool) -> LaneShape:
    lines = wrapped(label, width=NAMES - NAME_INDENT)
    first = ground.line + 5 - (len(lines) - 1) * LINE // 2
    name = tuple(
        TextLine(line, NAME_INDENT, first + number * LINE) for number, line in enumerate(lines)
    )
    return LaneShape(ground.top, ground.height, WIDTH, shaded, name)


def _return(route: Route, grounds: Grounds) -> ReturnShape:
    x, arrives = route.corners[-1]
    level = route.corners[-2][1]
    if _comes_from_left(route):
        leftwards, word_y = True, (level + arrives) // 2
    elif needs_underpass(route.road, grounds):
        leftwards, word_y = True, level - LINE + 4
    elif _has_room_leftwards(route, grounds):
        leftwards, word_y = True, level - 2
    else:
        leftwards, word_y = False, level - 2 - LINE
    return ReturnShape(
        path=route.path,
        tip=tip_of(route),
        day=route.road.day,
        x=x - 8 if leftwards else x + 8,
        word_y=word_y,
        day_y=word_y + LINE,
        leftwards=leftwards,
    )


def _comes_from_left(route: Route) -> bool:
    return route.corners[0][0] < route.corners[-1][0]


def _has_room_leftwards(route: Route, grounds: Grounds) -> bool:
    """Tell whether words beside the last turn of a return meet no mark and no lane's name."""
    column = grounds.columns[route.road.end] - 1
    lane = grounds.lane(route.road.start)
    return column >= 0 and not any(
        grounds.columns[step] == column and grounds.lane(step) is lane for step in grounds.columns
    )


def _mark(
    mark: Mark, number: int, chart: Chart, grounds: Grounds, routes: Sequence[Route]
) -> MarkShape:
    x, y = grounds.x(mark.step), grounds.y(mark.step)
    first = y + FIRST_LINE + (HERE_DROP if mark.state is MarkState.HERE else 0)
    lines = wrapped(mark.label, width=_room(mark, chart, grounds, routes))
    across, down = HEXAGON
    return MarkShape(
        mark=mark,
        lane=next(lane.label for lane in chart.lanes if lane.id == mark.lane),
        number=number,
        x=x,
        y=y,
        outline=(
            f"M{x - across} {y}l{across // 2} {-down}h{across}l{across // 2} {down}"
            f"l{-(across // 2)} {down}h{-across}z"
        ),
        radius=CIRCLE,
        halo=HALO,
        number_y=y + DIGIT_DROP,
        tick=f"M{x - 6} {y}l5 5l8 -9",
        label=tuple(TextLine(line, x, first + step * LINE) for step, line in enumerate(lines)),
    )


def _room(mark: Mark, chart: Chart, grounds: Grounds, routes: Sequence[Route]) -> int:
    """Return how wide a step's label may be: up to its neighbours and to the roads beside it."""
    x, y = grounds.x(mark.step), grounds.y(mark.step)
    top, bottom = y + FIRST_LINE - ASCENT, y + FIRST_LINE + LINE + DESCENT
    neighbours = [
        _share(
            grounds.widths[mark.step],
            grounds.widths[other.step],
            apart=abs(grounds.x(other.step) - x),
        )
        for other in chart.steps
        if other.lane == mark.lane and other.step != mark.step
    ]
    roads = [
        2 * (abs(column - x) - CLEARANCE)
        for route in routes
        for column, upper, lower in route.verticals()
        if column != x and upper < bottom and top < lower
    ]
    edges = [2 * (x - NAMES), 2 * (WIDTH - MARGIN // 2 - x)]
    return min(WIDEST_LABEL, *neighbours, *roads, *edges)


def _share(own: int, its: int, *, apart: int) -> int:
    """Return the width of one of two labels side by side: half, or what a short one leaves."""
    half = apart - CLEARANCE
    if (own > half) == (its > half):
        return half
    wide = min(max(own, its), 2 * half - min(own, its))
    return wide if own > half else 2 * half - wide
