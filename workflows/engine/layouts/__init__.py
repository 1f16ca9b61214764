"""The whole map of a procedure on paper: where each node lies and how each arrow runs."""

from workflows.engine.layouts.graphs import Arrow, Graph, Kind, Node, graph_of
from workflows.engine.layouts.planes import Band, Box, Plane, Point, Scale, lay_out

__all__ = [
    "Arrow",
    "Band",
    "Box",
    "Graph",
    "Kind",
    "Node",
    "Plane",
    "Point",
    "Scale",
    "graph_of",
    "lay_out",
]
