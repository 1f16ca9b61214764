"""The map in whole pixels: boxes for the nodes, bands for the lanes, corners for the arrows."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from workflows.engine.layouts.courses import Course, Leg, Strip, courses, tracks
from workflows.engine.layouts.graphs import Arrow, Graph, Kind
from workflows.engine.layouts.places import Places, placed
from workflows.rules.procedures import Rung

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """
    How large things are, in pixels.

    ``downwards`` lets the way lead from top to bottom, not from left to right. ``extents``
    gives for each kind of node its length along the way and its breadth across it. A
    rank is at least ``rank`` long and a gap before it ``gap``; a row is ``row`` broad beside
    its nodes, of which ``near`` lies before them. Each further line in a gap or channel adds
    ``line``. ``head`` is the room for the lanes' names; ``pad`` the room around what stands
    aside: along the way, and before and behind it across.
    """

    downwards: bool
    extents: Mapping[Kind, tuple[int, int]]
    rank: int
    gap: int
    row: int
    near: int
    line: int
    head: int
    pad: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> Point:
        """Return the point in the middle."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Band:
    """The ground of a lane."""

    lane: Rung
    box: Box


@dataclass(frozen=True, slots=True)
class Plane:
    """
    Everything that lies on the map.

    ``paths`` holds the corners of each arrow from its start to its end; ``aside`` is the
    box around what no road from the opening reaches.
    """

    width: int
    height: int
    bands: tuple[Band, ...]
    boxes: Mapping[str, Box]
    paths: Mapping[Arrow, tuple[Point, ...]]
    aside: Box | None


def lay_out(graph: Graph, scale: Scale) -> Plane:
    """Return the map at a scale."""
    places = placed(graph)
    found = courses(graph, places)
    ruler = _Ruler(graph, places, tracks(found, places), scale)
    spans = {node.name: ruler.span(node.name, node.kind) for node in graph.nodes}
    length, breadth = ruler.length, ruler.breadth
    return Plane(
        *((breadth, length) if scale.downwards else (length, breadth)),
        bands=tuple(Band(lane, ruler.band(lane)) for lane in graph.lanes),
        boxes={name: span.box(scale) for name, span in spans.items()},
        paths={
            course.arrow: ruler.corners(course, spans[course.arrow.start], spans[course.arrow.end])
            for course in found
        },
        aside=_around([spans[node.name] for node in graph.nodes if node.aside], scale),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """From where to where something lies along the way, and across it."""

    begins: int
    ends: int
    near: int
    far: int

    @property
    def along(self) -> int:
        return (self.begins + self.ends) // 2

    @property
    def across(self) -> int:
        return (self.near + self.far) // 2

    def box(self, scale: Scale) -> Box:
        length, breadth = self.ends - self.begins, self.far - self.near
        if scale.downwards:
            return Box(self.near, self.begins, breadth, length)
        return Box(self.begins, self.near, length, breadth)


def _around(spans: list[_Span], scale: Scale) -> Box | None:
    if not spans:
        return None
    along, near, far = scale.pad
    return _Span(
        min(each.begins for each in spans) - along,
        max(each.ends for each in spans) + along,
        min(each.near for each in spans) - near,
        max(each.far for each in spans) + far,
    ).box(scale)


class _Ruler:
    """Turns ranks, rows and lines into pixels."""

    def __init__(
        self, graph: Graph, places: Places, lines: Mapping[Leg, int], scale: Scale
    ) -> None:
        self._places, self._lines, self._scale = places, lines, scale
        gaps = self._rooms(Strip.GAP, places.ranks + 1, scale.gap)
        lengths = [scale.rank] * places.ranks
        for node in graph.nodes:
            rank = places.of[node.name].rank
            lengths[rank] = max(lengths[rank], scale.extents[node.kind][0])
        self._lengths = lengths
        steps = [gap + length for gap, length in zip(gaps, [*lengths, 0], strict=True)]
        ends = [scale.head + each for each in accumulate(steps)]
        self._gaps = [end - step for end, step in zip(ends, steps, strict=True)]
        self._ranks = [end - length for end, length in zip(ends, [*lengths, 0], strict=True)]
        self.length = ends[-1]
        self._broadest = max(breadth for _, breadth in scale.extents.values())
        rows = self._rooms(Strip.CHANNEL, len(places.rows), self._broadest + scale.row)
        self._rows = [0, *accumulate(rows)]
        self.breadth = self._rows[-1]

    def _rooms(self, strip: Strip, count: int, least: int) -> list[int]:
        """Return how much room each gap or row takes: one line is within the least."""
        most = [0] * count
        for leg, line in self._lines.items():
            if leg.strip is strip:
                most[leg.number] = max(most[leg.number], line)
        return [least + line * self._scale.line for line in most]

    def span(self, name: str, kind: Kind) -> _Span:
        place, (length, breadth) = self._places.of[name], self._scale.extents[kind]
        begins = self._ranks[place.rank] + (self._lengths[place.rank] - length) // 2
        near = self._rows[place.row] + self._scale.near + (self._broadest - breadth) // 2
        return _Span(begins, begins + length, near, near + breadth)

    def band(self, lane: Rung) -> Box:
        rows = [number for number, row in enumerate(self._places.rows) if row.lane is lane]
        return _Span(0, self.length, self._rows[rows[0]], self._rows[rows[-1] + 1]).box(self._scale)

    def corners(self, course: Course, start: _Span, end: _Span) -> tuple[Point, ...]:
        """Return the corners of an arrow: along and across take turns."""
        found = [(start.along, start.far) if course.sideways else (start.ends, start.across)]
        for leg in course.legs:
            along, across = found[-1]
            if leg.strip is Strip.GAP:
                found.append((self._line_in(leg), across))
            else:
                found.append((along, self._line_in(leg)))
        along, across = found[-1]
        if across != end.across:
            found.append((along, end.across))
        found.append((end.begins, end.across))
        return tuple(
            (across, along) if self._scale.downwards else (along, across) for along, across in found
        )

    def _line_in(self, leg: Leg) -> int:
        step = self._scale.line * self._lines[leg]
        if leg.strip is Strip.GAP:
            return self._gaps[leg.number] + self._scale.gap // 2 + step
        behind = self._rows[leg.number] + self._scale.near + self._broadest
        return behind + (self._scale.row - self._scale.near) * 3 // 4 + step
