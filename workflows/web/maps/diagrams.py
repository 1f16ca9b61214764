"""The picture inside a BPMN file: a shape for each node and lane, an edge for each arrow."""

from xml.etree.ElementTree import Element, SubElement

from workflows.engine.layouts import Box, Graph, Kind, Point, Scale, lay_out
from workflows.engine.registry import Procedure
from workflows.web.maps.names import (
    BPMNDI,
    COLLABORATION,
    DC,
    DI,
    POOL,
    RELIEF,
    flow_id,
    lane_id,
    node_id,
)

# Sizes of the standard's own symbols; a gate's name stands above it, an event's below.
SYMBOLS = {
    Kind.ACT: (130, 80),
    Kind.VOTE: (130, 80),
    Kind.QUESTION: (50, 50),
    Kind.SPLIT: (50, 50),
    Kind.JOIN: (50, 50),
    Kind.BEGINNING: (36, 36),
    Kind.STUCK: (36, 36),
    Kind.OUTCOME: (36, 36),
}
POOL_HEAD, LANE_HEAD = 30, 30
SCALE = Scale(
    downwards=False,
    extents=SYMBOLS,
    rank=130,
    gap=64,
    row=112,
    near=52,
    line=12,
    head=POOL_HEAD + LANE_HEAD + 16,
    pad=(54, 34, 50),
)
NAME = (120, 42)
ANSWER = (34, 16)
EVENTS = frozenset({Kind.BEGINNING, Kind.STUCK, Kind.OUTCOME})
GATES = frozenset({Kind.QUESTION, Kind.SPLIT, Kind.JOIN})


def diagram(procedure: Procedure, graph: Graph) -> Element:
    """Return the picture of a map, from left to right."""
    plane = lay_out(graph, SCALE)
    found = Element(_di("BPMNDiagram"), {"id": f"diagram_{procedure.name}"})
    paper = SubElement(found, _di("BPMNPlane"), {"id": "plane", "bpmnElement": COLLABORATION})
    _shape(paper, POOL, Box(0, 0, plane.width, plane.height), isHorizontal="true")
    for band in plane.bands:
        ground = band.box
        inside = Box(POOL_HEAD, ground.y, ground.width - POOL_HEAD, ground.height)
        _shape(paper, lane_id(band.lane), inside, isHorizontal="true")
    if plane.aside is not None:
        _shape(paper, RELIEF, plane.aside, isExpanded="true")
    for node in graph.nodes:
        box = plane.boxes[node.name]
        more = {"isMarkerVisible": "true"} if node.kind is Kind.QUESTION else {}
        _shape(paper, node_id(node.name), box, name=_name_box(node.kind, box), **more)
    for arrow in graph.arrows:
        path = plane.paths[arrow]
        _edge(paper, flow_id(arrow), path, named=arrow.answer is not None)
    return found


def _shape(
    paper: Element, element: str, box: Box, *, name: Box | None = None, **attributes: str
) -> None:
    shape = SubElement(
        paper, _di("BPMNShape"), {"id": f"{element}_shape", "bpmnElement": element, **attributes}
    )
    _bounds(shape, box)
    if name is not None:
        _bounds(SubElement(shape, _di("BPMNLabel")), name)


def _edge(paper: Element, element: str, path: tuple[Point, ...], *, named: bool) -> None:
    edge = SubElement(paper, _di("BPMNEdge"), {"id": f"{element}_edge", "bpmnElement": element})
    for x, y in path:
        SubElement(edge, f"{{{DI}}}waypoint", {"x": str(x), "y": str(y)})
    if named:
        _bounds(SubElement(edge, _di("BPMNLabel")), _answer_box(path))


def _name_box(kind: Kind, box: Box) -> Box | None:
    """Return where a name stands that is too long for its symbol."""
    width, height = NAME
    left = box.x + (box.width - width) // 2
    if kind in GATES:
        return Box(left, box.y - height - 4, width, height)
    return Box(left, box.y + box.height + 4, width, height) if kind in EVENTS else None


def _answer_box(path: tuple[Point, ...]) -> Box:
    """Return where an answer stands: beside the first part of its arrow."""
    (x, y), (_, next_y) = path[:2]
    width, height = ANSWER
    return Box(x + 4, y + 4 if next_y != y else y - height - 2, width, height)


def _bounds(parent: Element, box: Box) -> None:
    SubElement(
        parent,
        f"{{{DC}}}Bounds",
        {"x": str(box.x), "y": str(box.y), "width": str(box.width), "height": str(box.height)},
    )


def _di(tag: str) -> str:
    return f"{{{BPMNDI}}}{tag}"
