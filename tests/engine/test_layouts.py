"""The whole map of each procedure: everything has its place, and nothing covers anything."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.engine import maps
from workflows.engine.layouts import Arrow, Graph, Kind, Node, Scale, graph_of, lay_out
from workflows.engine.nodes import Opening, Relief
from workflows.engine.registry import every_procedure
from workflows.rules.procedures import Rung

SHAPES = [
    pytest.param(procedure, shape, id=f"{procedure.name}-{shape}")
    for procedure in every_procedure()
    for shape in procedure.maps
]
SQUARE = Scale(
    downwards=False,
    extents=dict.fromkeys(Kind, (60, 40)),
    rank=60,
    gap=30,
    row=50,
    near=10,
    line=6,
    head=20,
    pad=(4, 4, 4),
)
UPRIGHT = Scale(
    downwards=True,
    extents=dict.fromkeys(Kind, (40, 60)),
    rank=40,
    gap=30,
    row=50,
    near=10,
    line=6,
    head=20,
    pad=(4, 4, 4),
)
SCALES = [pytest.param(SQUARE, id="to the right"), pytest.param(UPRIGHT, id="downwards")]


def overlap(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def crosses(path, box):
    """Tell whether an arrow runs through the inside of a box."""
    return any(
        min(x, end_x) < box.x + box.width
        and box.x < max(x, end_x)
        and min(y, end_y) < box.y + box.height
        and box.y < max(y, end_y)
        for (x, y), (end_x, end_y) in pairwise(path)
    )


def require_tidy(graph, plane):
    """Fail if nodes or lanes cover one another, or an arrow slants or runs through a node."""
    for one, other in combinations(graph.nodes, 2):
        assert not overlap(plane.boxes[one.name], plane.boxes[other.name]), (one, other)
    for one, other in combinations(plane.bands, 2):
        assert not overlap(one.box, other.box), (one, other)
    for node in graph.nodes:
        band = next(each.box for each in plane.bands if each.lane is node.lane)
        box = plane.boxes[node.name]
        assert band.x <= box.x
        assert band.y <= box.y
        assert box.x + box.width <= band.x + band.width
        assert box.y + box.height <= band.y + band.height
    for arrow in graph.arrows:
        path = plane.paths[arrow]
        assert all(x == end_x or y == end_y for (x, y), (end_x, end_y) in pairwise(path)), arrow
        for name, box in plane.boxes.items():
            assert not crosses(path, box), (arrow, name)


@pytest.mark.parametrize(("procedure", "shape"), SHAPES)
class TestMapOfAProcedure:
    def test_holds_every_node_once_and_an_event_before_each_beginning(self, procedure, shape):
        flow_class = procedure.map(shape)

        graph = graph_of(procedure, shape)

        names = [node.name for node in graph.nodes]
        drawn = {node.name for node in flow_class.instance.nodes()}
        begun = {
            node.name for node in flow_class.instance.nodes() if isinstance(node, Opening | Relief)
        }
        assert len(names) == len(set(names))
        assert set(names) - {f"before_{each}" for each in begun} == drawn

    def test_holds_every_road_once(self, procedure, shape):
        flow_class = procedure.map(shape)

        graph = graph_of(procedure, shape)

        roads = [(each.start, each.end) for each in graph.arrows]
        added = [(start, end) for start, end in roads if start.startswith("before_")]
        assert sorted(set(roads) - set(added)) == sorted(set(maps.edges(flow_class)))
        assert len(graph.arrows) == len(maps.edges(flow_class)) + len(added)

    @pytest.mark.parametrize("scale", SCALES)
    def test_is_tidy(self, procedure, shape, scale):
        graph = graph_of(procedure, shape)

        require_tidy(graph, lay_out(graph, scale))


def test_a_gate_lies_with_who_acted_before_and_a_meeting_of_roads_with_who_acts_next():
    admission = next(each for each in every_procedure() if each.name == "admission")

    lanes = {node.name: node.lane for node in graph_of(admission, 1).nodes}

    assert lanes["admission_decided"] is Rung.COMPETENT
    assert lanes["file_is_ready"] is Rung.CELL


@st.composite
def graphs(draw):
    """Draw a map of up to twelve nodes, with roads forward, back and in circles."""
    count = draw(st.integers(2, 12))
    lanes = draw(st.lists(st.sampled_from(list(Rung)), min_size=count, max_size=count))
    kinds = draw(
        st.lists(
            st.sampled_from([Kind.ACT, Kind.QUESTION, Kind.SPLIT]), min_size=count, max_size=count
        )
    )
    arrows = []
    for number, kind in enumerate(kinds):
        ends = draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2))
        if kind is Kind.QUESTION:
            arrows += [
                Arrow(str(number), str(end), answer)
                for end, answer in zip(ends, (True, False), strict=True)
            ]
        elif number + 1 < count:
            arrows.append(Arrow(str(number), str(number + 1)))
    nodes = tuple(
        Node(str(number), kind, lane)
        for number, (kind, lane) in enumerate(zip(kinds, lanes, strict=True))
    )
    return Graph(nodes, tuple(arrows))


@given(graphs(), st.sampled_from([SQUARE, UPRIGHT]))
def test_any_map_is_tidy(graph, scale):
    require_tidy(graph, lay_out(graph, scale))
