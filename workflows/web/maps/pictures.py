"""The whole map of a procedure as shapes for an SVG, and the same as a numbered list."""

from dataclasses import dataclass

from workflows.engine.charts.lettering import wrapped
from workflows.engine.layouts import Arrow, Box, Graph, Kind, Node, Point, Scale, graph_of, lay_out
from workflows.engine.registry import Procedure
from workflows.web import words
from workflows.web.maps import wording

BREADTH = 208
SCALE = Scale(
    downwards=True,
    extents={
        Kind.ACT: (46, BREADTH),
        Kind.VOTE: (46, BREADTH),
        Kind.QUESTION: (46, BREADTH),
        Kind.SPLIT: (44, BREADTH),
        Kind.JOIN: (44, BREADTH),
        Kind.OUTCOME: (46, BREADTH),
        Kind.BEGINNING: (20, 20),
        Kind.STUCK: (20, 20),
    },
    rank=20,
    gap=34,
    row=72,
    near=8,
    line=9,
    head=44,
    pad=(30, 4, 18),
)
LINE, RISE = 16, 5
POINT = 12
CORNER = 6
TIP = (5, 8)
GLYPH = 26
# The room for a picture on a screen of 1366 pixels.
FRAME = 1230
ROUND = frozenset({Kind.BEGINNING, Kind.STUCK})


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text and where it stands."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A node as it is painted: its outline, the mark of a question, its name in short and full."""

    kind: str
    name: str
    outline: str
    glyph: str
    label: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow: its line, its head, and the answer beside it."""

    path: str
    tip: str
    answer: Text | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The ground of a lane and its name at the top."""

    box: Box
    shaded: bool
    name: Text


@dataclass(frozen=True, slots=True)
class Onward:
    """Where the list sends one next: with which answer, to which entry."""

    answer: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of the map as the list tells it."""

    number: int
    kind: str
    name: str
    lane: str
    onward: tuple[Onward, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a template needs to paint the whole map and to write it as a list."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    aside: Box | None
    entries: tuple[Entry, ...]

    @property
    def overflows(self) -> bool:
        """Tell whether the picture is wider than its frame and has to be moved to be seen whole."""
        return self.width > FRAME


def picture(procedure: Procedure, shape: int) -> Picture:
    """Return the picture of one shape of a procedure, from top to bottom."""
    graph = graph_of(procedure, shape)
    plane = lay_out(graph, SCALE)
    return Picture(
        width=plane.width,
        height=plane.height,
        lanes=tuple(
            Lane(band.box, place % 2 == 0, Text(words.rung(band.lane), *_head(band.box)))
            for place, band in enumerate(plane.bands)
        ),
        shapes=tuple(_shape(procedure, node, plane.boxes[node.name]) for node in graph.nodes),
        lines=tuple(_line(arrow, plane.paths[arrow]) for arrow in graph.arrows),
        aside=plane.aside,
        entries=_entries(procedure, graph),
    )


def _head(box: Box) -> Point:
    return box.x + 10, box.y + 27


def _shape(procedure: Procedure, node: Node, box: Box) -> Shape:
    room = box.width - 12
    if node.kind is Kind.VOTE:
        room -= POINT
    middle, glyph = box.x + box.width // 2, ""
    if node.kind is Kind.QUESTION:
        room -= GLYPH - 6
        middle += GLYPH // 2
        glyph = f"M{box.x + 8} {box.y + box.height // 2}l8 -9l8 9l-8 9z"
    return Shape(
        kind=node.kind.value,
        name=wording.name(procedure, node),
        outline=_outline(node.kind, box),
        glyph=glyph,
        label=() if node.kind in ROUND else _label(_short(procedure, node), middle, box, room),
    )


def _short(procedure: Procedure, node: Node) -> str:
    if node.kind in {Kind.ACT, Kind.VOTE}:
        return str(procedure.appearance.short(node.name))
    return wording.name(procedure, node)


def _label(text: str, middle: int, box: Box, room: int) -> tuple[Text, ...]:
    lines = wrapped(text, width=room)
    first = box.y + box.height // 2 + RISE - (len(lines) - 1) * LINE // 2
    return tuple(Text(each, middle, first + place * LINE) for place, each in enumerate(lines))


def _outline(kind: Kind, box: Box) -> str:
    """Return a hexagon for a vote, a circle for an event, a pill for an end, else a box."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if kind is Kind.VOTE:
        across, down = width - 2 * POINT, height // 2
        return f"M{x} {y + down}l{POINT} {-down}h{across}l{POINT} {down}l{-POINT} {down}h{-across}z"
    radius = height // 2 if kind in ROUND | {Kind.OUTCOME} else CORNER
    turn = f"a{radius} {radius} 0 0 1"
    across, down = width - 2 * radius, height - 2 * radius
    return (
        f"M{x + radius} {y}h{across}{turn} {radius} {radius}v{down}{turn} {-radius} {radius}"
        f"h{-across}{turn} {-radius} {-radius}v{-down}{turn} {radius} {-radius}z"
    )


def _line(arrow: Arrow, path: tuple[Point, ...]) -> Line:
    x, y = path[-1]
    across, along = TIP
    tip = f"M{x - across} {y - along}h{2 * across}l{-across} {along}z"
    words_of = wording.answer(arrow)
    (left, top), (next_left, _) = path[:2]
    sideways = next_left != left
    answer = Text(words_of, left + 4, top - 5 if sideways else top + 12) if words_of else None
    return Line("M" + "L".join(f"{px} {py}" for px, py in path), tip, answer)


def _entries(procedure: Procedure, graph: Graph) -> tuple[Entry, ...]:
    listed = [node for node in graph.nodes if node.kind not in ROUND]
    numbers = {node.name: number for number, node in enumerate(listed, start=1)}
    names = {node.name: wording.name(procedure, node) for node in listed}
    return tuple(
        Entry(
            number=numbers[node.name],
            kind=node.kind.value,
            name=names[node.name],
            lane=words.rung(node.lane),
            onward=tuple(
                Onward(wording.answer(each), numbers[each.end], names[each.end])
                for each in graph.arrows
                if each.start == node.name
            ),
        )
        for node in listed
    )
