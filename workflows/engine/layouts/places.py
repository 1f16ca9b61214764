"""Ranks and rows: the way leads from rank to rank; each lane has as many rows as it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.engine.layouts.graphs import Arrow, Graph, Node
from workflows.rules.procedures import Rung


@dataclass(frozen=True, slots=True)
class Place:
    """A node's rank along the way, and its row across it."""

    rank: int
    row: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a lane; the rows of what stands aside come after the others."""

    lane: Rung
    aside: bool
    number: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where each node stands, and the rows in their order."""

    of: Mapping[str, Place]
    rows: tuple[Row, ...]

    @property
    def ranks(self) -> int:
        """Return how many ranks there are."""
        return 1 + max(place.rank for place in self.of.values())

    def free_between(self, row: int, first: int, last: int) -> bool:
        """Tell whether no node stands in the row between two ranks."""
        return not any(place.row == row and first < place.rank < last for place in self.of.values())


def placed(graph: Graph) -> Places:
    """
    Return the place of each node.

    What is written later stands further along; a road that leads back to something
    written earlier moves nothing.
    """
    ranks: dict[str, int] = {}
    rows: dict[str, Row] = {}
    taken: set[tuple[int, Row]] = set()
    for node in graph.nodes:
        before = _forward(node, graph, ranks)
        rank = max((ranks[each.start] + 1 for each in before), default=0)
        row = _row(node, rank, [rows[each.start] for each in before], taken)
        ranks[node.name], rows[node.name] = rank, row
        taken.add((rank, row))
    order = sorted({*rows.values()}, key=lambda row: (_height(row.lane), row.aside, row.number))
    return Places(
        {name: Place(ranks[name], order.index(rows[name])) for name in ranks}, tuple(order)
    )


def _forward(node: Node, graph: Graph, ranks: Mapping[str, int]) -> list[Arrow]:
    return [each for each in graph.arrows if each.end == node.name and each.start in ranks]


def _row(node: Node, rank: int, before: list[Row], taken: set[tuple[int, Row]]) -> Row:
    """Return the row of the node that leads here, so that the way runs straight, or a free one."""
    own = [row for row in before if (row.lane, row.aside) == (node.lane, node.aside)]
    free = (row for row in own if (rank, row) not in taken)
    if (kept := next(free, None)) is not None:
        return kept
    number = 0
    while (rank, Row(node.lane, node.aside, number)) in taken:
        number += 1
    return Row(node.lane, node.aside, number)


def _height(lane: Rung) -> int:
    return list(Rung).index(lane)
