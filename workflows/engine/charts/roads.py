"""Which way a road takes between two marks, without running through a third."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from workflows.engine.charts.descriptions import Chart, Passage, Road
from workflows.engine.charts.grounds import BELOW, HALO, HEXAGON, LEAVE, Grounds

CORNER = 12
RETURN_OFFSET = 8
TIP = (6, 11)

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Track:
    """A place above the marks of a lane, shared by the long roads of one split or one join."""

    lane: str
    number: int


@dataclass(frozen=True, slots=True)
class Route:
    """A road as the corners it turns at, from its start to its end."""

    road: Road
    corners: tuple[Point, ...]

    @property
    def path(self) -> str:
        """Return the road as an SVG path with rounded corners."""
        (x, y), *rest = self.corners
        parts = [f"M{x} {y}"]
        for before, here, after in zip(self.corners, rest, rest[1:], strict=False):
            turn = min(CORNER, _distance(before, here) // 2, _distance(here, after) // 2)
            entry, leaving = _towards(here, before, turn), _towards(here, after, turn)
            parts.append(f"L{_pair(entry)}Q{_pair(here)} {_pair(leaving)}")
        parts.append(f"L{_pair(rest[-1])}")
        return "".join(parts)

    def verticals(self) -> Iterator[tuple[int, int, int]]:
        """Yield each upright part as its column, its upper and its lower end."""
        for (x, y), (next_x, next_y) in pairwise(self.corners):
            if x == next_x:
                yield x, min(y, next_y), max(y, next_y)


def tracks_of(chart: Chart, grounds: Grounds) -> Mapping[Road, Track]:
    """
    Return the track of each road that cannot run on the lines of the marks.

    The roads of one split, or of one join, share a track; others do not.
    """
    found: dict[Road, Track] = {}
    hubs: dict[str, list[str]] = {}
    lanes = {mark.step: mark.lane for mark in chart.steps}
    for road in chart.roads:
        if road.passage is Passage.BACK or _runs_on_lines(road, grounds):
            continue
        splits = sum(other.start == road.start for other in chart.roads) > 1
        hub = f"from {road.start}" if splits else f"to {road.end}"
        rows = hubs.setdefault(lanes[road.end], [])
        if hub not in rows:
            rows.append(hub)
        found[road] = Track(lanes[road.end], rows.index(hub))
    return found


def route_of(road: Road, grounds: Grounds, track: Track | None) -> Route:
    """Return the way of a road that leads forward."""
    x, y = grounds.x(road.start), grounds.y(road.start)
    end_x, end_y = grounds.x(road.end), grounds.y(road.end)
    if track is not None:
        level = grounds.lanes[track.lane].track(track.number)
        leaves = _gutter_after(road.start, grounds, upwards=level < y)
        arrives = end_x - LEAVE
        corners = [
            (x, y),
            (leaves, y),
            (leaves, level),
            (arrives, level),
            (arrives, end_y),
            (end_x, end_y),
        ]
    elif y == end_y:
        corners = [(x, y), (end_x, end_y)]
    else:
        turn = _turn_of(road, grounds)
        corners = [(x, y), (turn, y), (turn, end_y), (end_x, end_y)]
    return Route(road, tuple(corners))


def needs_underpass(road: Road, grounds: Grounds) -> bool:
    """Tell whether a return must run under the labels of its lane."""
    start = grounds.lane(road.start)
    return grounds.lane(road.end) is start or not grounds.free(start, road.start, road.end)


def return_of(road: Road, grounds: Grounds) -> Route:
    """Return the way of a return: to the column of its end, then up or down to the mark there."""
    x, y = grounds.x(road.start), grounds.y(road.start)
    end_x, end_y = grounds.x(road.end), grounds.y(road.end)
    side = -1 if end_x < x else 1
    leaves, level = x + side * (HEXAGON[0] + 2), y + RETURN_OFFSET
    arrives = end_y + BELOW + TIP[1] - 3 if end_y <= y else end_y - HALO - TIP[1]
    if not needs_underpass(road, grounds):
        return Route(road, ((leaves, level), (end_x, level), (end_x, arrives)))
    under, aside = grounds.lane(road.start).underpass, x + side * LEAVE
    corners = ((leaves, level), (aside, level), (aside, under), (end_x, under), (end_x, arrives))
    return Route(road, corners)


def tip_of(route: Route) -> str:
    """Return the arrow head at the end of a return."""
    (_, before), (x, y) = route.corners[-2:]
    across, along = TIP
    point = -along if before > y else along
    return f"M{x - across} {y}l{across} {point}l{across} {-point}z"


def _runs_on_lines(road: Road, grounds: Grounds) -> bool:
    return any(
        grounds.free(grounds.lane(step), road.start, road.end) for step in (road.start, road.end)
    )


def _turn_of(road: Road, grounds: Grounds) -> int:
    """Return where a road changes its line: between two columns, away from the labels below."""
    upwards = grounds.y(road.end) < grounds.y(road.start)
    at_start = grounds.free(grounds.lane(road.end), road.start, road.end)
    at_end = grounds.free(grounds.lane(road.start), road.start, road.end)
    if at_start and (upwards or not at_end):
        return _gutter_after(road.start, grounds, upwards=upwards)
    return _gutter_before(road.end, grounds) if upwards else grounds.x(road.end) - LEAVE


def _gutter_after(step: str, grounds: Grounds, *, upwards: bool) -> int:
    """Return where a road turns behind a step: a label hangs below the mark that it leaves."""
    x = grounds.x(step)
    return x + LEAVE if upwards else x + grounds.column_width - LEAVE


def _gutter_before(step: str, grounds: Grounds) -> int:
    """Return where a road from below turns to a step: between its label and the one before."""
    right, before = grounds.x(step), grounds.left_of(step)
    left = right - grounds.column_width
    if grounds.lane(before) is not grounds.lane(step):
        return left + LEAVE
    middle = (left + right) // 2 + (grounds.widths[before] - grounds.widths[step]) // 4
    return max(left + LEAVE, min(middle, right - LEAVE))


def _distance(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(point: Point, other: Point, length: int) -> Point:
    """Return the point that lies so far from the first on the way to the second."""
    across, down = other[0] - point[0], other[1] - point[1]
    return (
        point[0] + (length if across > 0 else -length if across else 0),
        point[1] + (length if down > 0 else -length if down else 0),
    )


def _pair(point: Point) -> str:
    return f"{point[0]} {point[1]}"
