"""The map as BPMN 2.0: true to the standard's schema, to the flow, and open to a modeller."""

import importlib.util
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from django.core.management import call_command
from lxml import etree
from playwright.sync_api import Browser
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator

from tests.engine.test_layouts import SHAPES, crosses, overlap
from tests.serving import opened_browser
from workflows.engine import maps
from workflows.engine.layouts import Box
from workflows.engine.nodes import Act, Join, Opening, Outcome, Question, Relief, Split
from workflows.engine.registry import every_procedure
from workflows.web.maps.bpmn import LANGUAGES, document, file_name
from workflows.web.maps.names import NAMESPACES

TAGS = {
    "userTask": Act,
    "exclusiveGateway": Question,
    "parallelGateway": Split | Join,
    "endEvent": Outcome,
}
FLOW_NODES = {*TAGS, "startEvent", "subProcess"}


def read(procedure, shape, language="vi"):
    return etree.fromstring(document(procedure, shape, language))


def found(tree, *tags):
    """Return the elements with one of the tags of the model."""
    return [
        each
        for each in tree.iter(f"{{{NAMESPACES['bpmn']}}}*")
        if etree.QName(each).localname in tags
    ]


def name_of(element_id):
    """Return the name in the flow of what has an id in the file."""
    return element_id.removeprefix("node_")


def flows(tree):
    """Return the arrows of the file, but for those of the events that a file adds."""
    return [
        each
        for each in found(tree, "sequenceFlow")
        if not each.get("sourceRef").startswith("node_before_")
    ]


def boxes(tree):
    """Return the box of each element that is painted, by its id."""
    bounds = {}
    for shape in tree.iterfind(".//bpmndi:BPMNShape", NAMESPACES):
        bounds[shape.get("bpmnElement")] = box(shape.find("dc:Bounds", NAMESPACES))
    return bounds


def box(bounds):
    return Box(*(int(bounds.get(side)) for side in ("x", "y", "width", "height")))


def names_beside(tree):
    """Return where the names stand that lie beside their shapes."""
    path = ".//bpmndi:BPMNShape/bpmndi:BPMNLabel/dc:Bounds"
    return [box(each) for each in tree.iterfind(path, NAMESPACES)]


@pytest.mark.parametrize(("procedure", "shape"), SHAPES)
class TestFile:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_valid_by_the_schema_of_the_standard(self, procedure, shape, language):
        tree = read(procedure, shape, language)

        BpmnValidator().validate(tree.getroottree(), file_name(procedure, shape, language))

    def test_holds_every_node_of_the_flow_once_as_its_kind(self, procedure, shape):
        flow_class = procedure.map(shape)

        tree = read(procedure, shape)

        for tag, kind in TAGS.items():
            drawn = {node.name for node in maps.walk(flow_class) if isinstance(node, kind)}
            written = [name_of(each.get("id")) for each in found(tree, tag)]
            assert sorted(written) == sorted(drawn), tag

    def test_begins_at_the_opening_and_lets_the_superior_in_beside_every_step(
        self, procedure, shape
    ):
        flow_class = procedure.map(shape)
        begun = {node.name for node in maps.walk(flow_class) if isinstance(node, Opening | Relief)}

        tree = read(procedure, shape)

        starts = {each.get("id") for each in found(tree, "startEvent")}
        entered = [
            each.get("targetRef")
            for each in found(tree, "sequenceFlow")
            if each.get("sourceRef") in starts
        ]
        assert sorted(map(name_of, entered)) == sorted(begun)
        assert len(starts) == len(begun)

    def test_holds_every_road_of_the_flow_once_with_its_answer(self, procedure, shape):
        flow_class = procedure.map(shape)
        asked = {node.name for node in maps.walk(flow_class) if isinstance(node, Question)}
        drawn = []
        for start, end in maps.edges(flow_class):
            earlier = sum(each[0] == start for each in drawn) if start in asked else None
            answer = {None: None, 0: "Có", 1: "Không"}[earlier]
            drawn.append((start, end, answer))

        tree = read(procedure, shape)

        written = [
            (name_of(each.get("sourceRef")), name_of(each.get("targetRef")), each.get("name"))
            for each in flows(tree)
        ]
        assert sorted(written, key=str) == sorted(drawn, key=str)

    def test_is_read_by_an_engine_as_the_graph_of_the_flow(self, procedure, shape):
        tree = read(procedure, shape)
        found(tree, "process")[0].set("isExecutable", "true")
        parser = BpmnParser(validator=BpmnValidator())

        parser.add_bpmn_xml(tree.getroottree())
        specs = [
            parser.get_spec(procedure.name),
            *parser.get_subprocess_specs(procedure.name).values(),
        ]

        read_back = {
            (task.bpmn_id, after.bpmn_id)
            for spec in specs
            for task in spec.task_specs.values()
            for after in task.outputs
            if task.bpmn_id and after.bpmn_id
        }
        inner = {
            (name_of(start), name_of(end))
            for start, end in read_back
            if start.startswith("node_") and not start.startswith("node_before_")
        }
        assert inner == set(maps.edges(procedure.map(shape)))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_every_element_in_its_language_and_tells_both(self, procedure, shape, language):
        tree = read(procedure, shape, language)
        other = read(procedure, shape, "en" if language == "vi" else "vi")
        names = {each.get("id"): each.get("name") for each in found(other, *FLOW_NODES)}

        for each in found(tree, *FLOW_NODES - {"subProcess"}):
            told = each.findtext("bpmn:documentation", namespaces=NAMESPACES).splitlines()
            assert each.get("name") in told
            assert names[each.get("id")] in told
            assert each.get("name") != names[each.get("id")]

    def test_puts_every_step_into_the_lane_of_its_rung_and_every_node_into_one(
        self, procedure, shape
    ):
        tree = read(procedure, shape)

        lanes = {
            member.text: lane.get("id")
            for lane in found(tree, "lane")
            for member in lane.iterfind("bpmn:flowNodeRef", NAMESPACES)
        }
        members = [each.text for each in found(tree, "flowNodeRef")]
        process = found(tree, "process")[0]
        standing = [each.get("id") for each in process if etree.QName(each).localname in FLOW_NODES]
        assert sorted(members) == sorted(standing)
        for step in maps.steps(procedure.map(shape)):
            lane = lanes.get(f"node_{step}")
            assert lane in (None, f"lane_{procedure.rule(step).rung.value}")

    def test_paints_every_element_and_every_arrow_once(self, procedure, shape):
        tree = read(procedure, shape)

        shapes = [
            each.get("bpmnElement") for each in tree.iterfind(".//bpmndi:BPMNShape", NAMESPACES)
        ]
        edges = [
            each.get("bpmnElement") for each in tree.iterfind(".//bpmndi:BPMNEdge", NAMESPACES)
        ]
        wanted = found(tree, *FLOW_NODES, "lane", "participant")
        assert sorted(shapes) == sorted(each.get("id") for each in wanted)
        assert sorted(edges) == sorted(each.get("id") for each in found(tree, "sequenceFlow"))

    def test_lets_no_shape_and_no_name_cover_another(self, procedure, shape):
        tree = read(procedure, shape)
        painted = boxes(tree)
        nodes = [painted[each.get("id")] for each in found(tree, *FLOW_NODES - {"subProcess"})]

        names = names_beside(tree)

        for one, other in combinations([*nodes, *names], 2):
            assert not overlap(one, other), (one, other)
        for edge in tree.iterfind(".//bpmndi:BPMNEdge", NAMESPACES):
            points = [
                (int(each.get("x")), int(each.get("y")))
                for each in edge.iterfind("di:waypoint", NAMESPACES)
            ]
            assert not any(crosses(points, each) for each in nodes), edge.get("id")

    def test_keeps_every_node_within_its_lane_and_the_pool(self, procedure, shape):
        tree = read(procedure, shape)
        painted = boxes(tree)

        for lane in found(tree, "lane"):
            ground = painted[lane.get("id")]
            for member in lane.iterfind("bpmn:flowNodeRef", NAMESPACES):
                node = painted[member.text]
                assert ground.x <= node.x
                assert node.x + node.width <= ground.x + ground.width
                assert ground.y <= node.y
                assert node.y + node.height <= ground.y + ground.height


def test_the_command_writes_a_file_for_each_shape_and_language(tmp_path):
    call_command("export_bpmn", tmp_path, verbosity=0)

    wanted = {
        file_name(procedure, shape, language)
        for procedure in every_procedure()
        for shape in procedure.maps
        for language in LANGUAGES
    }
    assert {each.name for each in tmp_path.iterdir()} == wanted


def test_the_command_writes_one_language_when_asked(tmp_path):
    call_command("export_bpmn", tmp_path, language="vi")

    assert {each.name.split(".")[1] for each in tmp_path.iterdir()} == {"vi"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    with opened_browser() as opened:
        yield opened


def modeller() -> Path:
    """Return the script of bpmn-js, a modeller, as a package brings it."""
    package = importlib.util.find_spec("django_bpmn")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "static/django_bpmn/js/bpmn-modeler.development.js"


OPENED = """async (text) => {
    const modeller = new BpmnJS({container: "#paper"});
    const {warnings} = await modeller.importXML(text);
    const {xml} = await modeller.saveXML();
    return {
        warnings: warnings.map((each) => each.message),
        shown: modeller.get("elementRegistry").getAll().map((each) => each.id),
        xml,
    };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("procedure", "shape"), SHAPES)
def test_a_modeller_opens_the_file_without_a_warning_and_saves_the_same_map(
    browser, procedure, shape, language
):
    text = document(procedure, shape, language).decode()
    page = browser.new_page()
    page.set_content('<div id="paper"></div>')
    page.add_script_tag(path=modeller())

    opened = page.evaluate(OPENED, text)

    page.close()
    ours = etree.fromstring(text.encode())
    wanted = {each.get("id") for each in found(ours, *FLOW_NODES, "lane", "sequenceFlow")}
    saved = etree.fromstring(opened["xml"].encode())
    assert opened["warnings"] == []
    assert wanted <= set(opened["shown"])
    assert {each.get("id"): each.get("name") for each in found(saved, *FLOW_NODES)} == {
        each.get("id"): each.get("name") for each in found(ours, *FLOW_NODES)
    }
