"""The names that BPMN 2.0 gives to things, and the ids of ours."""

from workflows.engine.layouts import Arrow
from workflows.rules.procedures import Rung

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {"bpmn": BPMN, "bpmndi": BPMNDI, "dc": DC, "di": DI, "xsi": XSI}

COLLABORATION, POOL, RELIEF = "collaboration", "pool", "relief"


def bpmn(tag: str) -> str:
    """Return a tag of the model with its namespace."""
    return f"{{{BPMN}}}{tag}"


def node_id(name: str) -> str:
    """Return the id of a node."""
    return f"node_{name}"


def flow_id(arrow: Arrow) -> str:
    """Return the id of an arrow; two answers may lead to the same node."""
    answer = {True: "_yes", False: "_no", None: ""}[arrow.answer]
    return f"flow_{arrow.start}_to_{arrow.end}{answer}"


def lane_id(rung: Rung) -> str:
    """Return the id of a lane."""
    return f"lane_{rung.value}"
