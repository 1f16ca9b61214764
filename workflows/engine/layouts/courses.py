"""How the arrows run: in the gaps between ranks and the channels beside rows, past every node."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflows.engine.layouts.graphs import Arrow, Graph, Kind
from workflows.engine.layouts.places import Place, Places


class Strip(StrEnum):
    """Where a part of an arrow runs: across, in a gap before a rank, or along, beside a row."""

    GAP = "gap"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Leg:
    """
    A part of an arrow in a gap or in a channel.

    ``number`` names the gap before a rank, or the channel behind a row. ``bundle`` names
    the arrows that share one line: those that leave a node, or those that arrive at one.
    """

    strip: Strip
    number: int
    bundle: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Course:
    """An arrow and its legs; ``sideways`` tells that it leaves at the side of its node."""

    arrow: Arrow
    legs: tuple[Leg, ...]
    sideways: bool = False


LEAVING, ARRIVING = "from", "to"


def courses(graph: Graph, places: Places) -> list[Course]:
    """Return the course of each arrow."""
    aside = _sideways(graph, places)
    return [_course(arrow, places, sideways=arrow in aside) for arrow in graph.arrows]


def tracks(found: Iterable[Course], places: Places) -> Mapping[Leg, int]:
    """
    Return on which line of its gap or channel each leg runs, counted from the near side.

    Bundles that would cover one another run on lines of their own. In a gap those that
    leave stand before those that arrive, so that neither runs into the other's node.
    """
    reaches: dict[Leg, tuple[int, int]] = {}
    for course in found:
        for position, leg in enumerate(course.legs):
            low, high = _reach(course, position, places)
            known = reaches.get(leg, (low, high))
            reaches[leg] = (min(low, known[0]), max(high, known[1]))
    lines: dict[Leg, int] = {}
    ends: dict[tuple[Strip, int], list[int]] = {}
    for leg in sorted(reaches, key=lambda each: (each.bundle[0] == ARRIVING, reaches[each])):
        taken = ends.setdefault((leg.strip, leg.number), [])
        low, high = reaches[leg]
        first = _first_line(leg, lines)
        line = next((n for n in range(first, len(taken)) if taken[n] < low), len(taken))
        if line == len(taken):
            taken.append(high)
        taken[line] = high
        lines[leg] = line
    return lines


def _first_line(leg: Leg, lines: Mapping[Leg, int]) -> int:
    if leg.strip is Strip.CHANNEL or leg.bundle[0] == LEAVING:
        return 0
    leaving = (
        line
        for other, line in lines.items()
        if (other.strip, other.number) == (leg.strip, leg.number) and other.bundle[0] == LEAVING
    )
    return 1 + max(leaving, default=-1)


def _sideways(graph: Graph, places: Places) -> set[Arrow]:
    """Return the arrows that leave a question at its side: of two answers, the less straight."""
    found = set()
    for node in graph.nodes:
        if node.kind is Kind.QUESTION:
            leaving = [each for each in graph.arrows if each.start == node.name]
            found.add(max(leaving, key=lambda each: (_bend(each, places), each.answer is False)))
    return found


def _bend(arrow: Arrow, places: Places) -> tuple[bool, bool]:
    start, end = places.of[arrow.start], places.of[arrow.end]
    return end.rank <= start.rank, not _straight(start, end, places)


def _straight(start: Place, end: Place, places: Places) -> bool:
    return (
        start.row == end.row
        and start.rank < end.rank
        and places.free_between(end.row, start.rank, end.rank)
    )


def _course(arrow: Arrow, places: Places, *, sideways: bool) -> Course:
    start, end = places.of[arrow.start], places.of[arrow.end]
    leaving, arriving = (LEAVING, arrow.start), (ARRIVING, arrow.end)
    arrives = Leg(Strip.GAP, end.rank, arriving)
    if sideways:
        return Course(arrow, (Leg(Strip.CHANNEL, start.row, arriving), arrives), sideways=True)
    if _straight(start, end, places):
        return Course(arrow, ())
    if start.rank < end.rank and places.free_between(end.row, start.rank, end.rank):
        return Course(arrow, (Leg(Strip.GAP, start.rank + 1, arriving),))
    beside = end.row - 1 if start.row < end.row else end.row
    leaves = Leg(Strip.GAP, start.rank + 1, leaving)
    return Course(arrow, (leaves, Leg(Strip.CHANNEL, beside, arriving), arrives))


def _reach(course: Course, position: int, places: Places) -> tuple[int, int]:
    """Return from where to where a leg runs: rows and ranks are even, what lies between odd."""
    own = course.legs[position]
    stops = []
    for beside, name in ((position - 1, course.arrow.start), (position + 1, course.arrow.end)):
        if 0 <= beside < len(course.legs):
            other = course.legs[beside]
            stops.append(2 * other.number + (1 if other.strip is Strip.CHANNEL else -1))
        else:
            place = places.of[name]
            stops.append(2 * (place.rank if own.strip is Strip.CHANNEL else place.row))
    return min(stops), max(stops)
