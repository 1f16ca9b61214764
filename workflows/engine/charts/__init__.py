"""The map of a case as shapes: a neutral description goes in, plain numbers for an SVG come out."""

from workflows.engine.charts.descriptions import Chart, Lane, Mark, MarkState, Passage, Road
from workflows.engine.charts.drawings import Drawing, draw

__all__ = ["Chart", "Drawing", "Lane", "Mark", "MarkState", "Passage", "Road", "draw"]
