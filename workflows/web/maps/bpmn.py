"""BPMN 2.0 of a map: one pool, a lane for each rung, the nodes, the arrows, and their picture."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.utils import translation

from workflows.engine.layouts import Arrow, Graph, Kind, Node, graph_of
from workflows.engine.registry import Procedure
from workflows.web import words
from workflows.web.maps import diagrams, wording
from workflows.web.maps.names import (
    COLLABORATION,
    NAMESPACES,
    POOL,
    RELIEF,
    XSI,
    bpmn,
    flow_id,
    lane_id,
    node_id,
)

ELEMENTS = {
    Kind.BEGINNING: "startEvent",
    Kind.STUCK: "startEvent",
    Kind.ACT: "userTask",
    Kind.VOTE: "userTask",
    Kind.QUESTION: "exclusiveGateway",
    Kind.SPLIT: "parallelGateway",
    Kind.JOIN: "parallelGateway",
    Kind.OUTCOME: "endEvent",
}
LANGUAGES = ("vi", "en")


def file_name(procedure: Procedure, shape: int, language: str) -> str:
    """Return the name of the file that holds a map in a language."""
    return f"{procedure.name}-{shape}.{language}.bpmn"


def document(procedure: Procedure, shape: int, language: str) -> bytes:
    """Return one shape of a procedure's map as a BPMN 2.0 file; its names are in one language."""
    for prefix, address in NAMESPACES.items():
        ElementTree.register_namespace(prefix, address)
    graph = graph_of(procedure, shape)
    with translation.override(language):
        root = _definitions(procedure, shape, graph)
        root.append(diagrams.diagram(procedure, graph))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _definitions(procedure: Procedure, shape: int, graph: Graph) -> Element:
    root = Element(
        bpmn("definitions"),
        {
            "id": "definitions",
            "targetNamespace": f"urn:hoso:procedure:{procedure.name}:{shape}",
            "exporter": "Hồ Sơ",
        },
    )
    pool = SubElement(root, bpmn("collaboration"), {"id": COLLABORATION})
    SubElement(
        pool,
        bpmn("participant"),
        {
            "id": POOL,
            "name": words.label(procedure.rules),
            "processRef": procedure.name,
        },
    )
    root.append(_way(procedure, graph))
    return root


def _way(procedure: Procedure, graph: Graph) -> Element:
    # The rules decide, not the drawing: an engine that ran it would know no votes and no papers.
    process = Element(
        bpmn("process"),
        {"id": procedure.name, "name": words.label(procedure.rules), "isExecutable": "false"},
    )
    _say(process, procedure.rules.label_vi, procedure.rules.label_en)
    _lanes(process, graph)
    aside = {node.name for node in graph.nodes if node.aside}
    for node in graph.nodes:
        if not node.aside:
            process.append(_node(procedure, node, graph))
    for arrow in graph.arrows:
        if arrow.start not in aside:
            process.append(_flow(arrow))
    if aside:
        process.append(_relief(procedure, graph, aside))
    return process


def _lanes(process: Element, graph: Graph) -> None:
    lanes = SubElement(process, bpmn("laneSet"), {"id": "lanes"})
    for rung in graph.lanes:
        lane = SubElement(lanes, bpmn("lane"), {"id": lane_id(rung), "name": words.rung(rung)})
        standing = [node for node in graph.nodes if node.lane is rung]
        names = [node_id(node.name) for node in standing if not node.aside]
        if any(node.aside for node in standing):
            names.append(RELIEF)
        for each in names:
            SubElement(lane, bpmn("flowNodeRef")).text = each


def _relief(procedure: Procedure, graph: Graph, aside: set[str]) -> Element:
    """Return what can happen beside any step: an event sub-process that interrupts nothing."""
    found = Element(
        bpmn("subProcess"),
        {
            "id": RELIEF,
            "name": wording.stuck(),
            "triggeredByEvent": "true",
        },
    )
    for node in graph.nodes:
        if node.aside:
            found.append(_node(procedure, node, graph))
    for arrow in graph.arrows:
        if arrow.start in aside:
            found.append(_flow(arrow))
    return found


def _node(procedure: Procedure, node: Node, graph: Graph) -> Element:
    element = Element(
        bpmn(ELEMENTS[node.kind]),
        {"id": node_id(node.name), "name": wording.name(procedure, node)},
    )
    leaving = [each for each in graph.arrows if each.start == node.name]
    if node.kind is Kind.QUESTION:
        # An engine asks for a way that is taken when no condition holds.
        element.set("default", flow_id(next(each for each in leaving if not each.answer)))
    if node.kind is Kind.STUCK:
        element.set("isInterrupting", "false")
    _say(element, *_both(procedure, node))
    for arrow in graph.arrows:
        if arrow.end == node.name:
            SubElement(element, bpmn("incoming")).text = flow_id(arrow)
    for arrow in leaving:
        SubElement(element, bpmn("outgoing")).text = flow_id(arrow)
    if node.kind is Kind.STUCK:
        condition = SubElement(
            element, bpmn("conditionalEventDefinition"), {"id": f"{node_id(node.name)}_event"}
        )
        text = SubElement(condition, bpmn("condition"), {f"{{{XSI}}}type": "bpmn:tExpression"})
        text.text = wording.stuck()
    return element


def _flow(arrow: Arrow) -> Element:
    flow = Element(
        bpmn("sequenceFlow"),
        {
            "id": flow_id(arrow),
            "sourceRef": node_id(arrow.start),
            "targetRef": node_id(arrow.end),
        },
    )
    if arrow.answer is not None:
        flow.set("name", wording.answer(arrow))
    if arrow.answer:
        condition = SubElement(
            flow, bpmn("conditionExpression"), {f"{{{XSI}}}type": "bpmn:tFormalExpression"}
        )
        condition.text = arrow.start
    return flow


def _both(procedure: Procedure, node: Node) -> tuple[str, ...]:
    """Return the name of a node in both languages, and the article behind a step."""
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(wording.name(procedure, node))
    if node.kind in {Kind.ACT, Kind.VOTE}:
        said.append(words.citation(procedure.rule(node.name).source))
    return tuple(said)


def _say(element: Element, *lines: str) -> None:
    SubElement(element, bpmn("documentation")).text = "\n".join(lines)
