"""The organisations of a block: single cells, and those with cells of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, zip_longest
from random import Random

from workflows.administration.regions.cells import LARGEST_CELL, SMALLEST_CELL, cell, founding
from workflows.administration.regions.descriptions import Described, Growth, Mandate
from workflows.administration.regions.identifiers import chance
from workflows.administration.regions.shapes import Limits
from workflows.administration.regions.shares import divided
from workflows.administration.regions.stock import OrganisationStock, filled

# Smallest, largest and most frequent number of members, or of members to a cell.
SINGLE_CELL = (3, 36, 13)
USUAL_CELL = (10, 20, 14)
ORGANISATION = (30, 420)
SECTION = "sub_committee_unit"
CELLS_OF_A_SECTION = 3
ADMITS = "admits"


def organisations(
    block: Described, growth: Growth, stock: OrganisationStock, limits: Limits
) -> Iterator[Described]:
    """
    Yield organisations until the block holds as many, with as many members, as it should.

    :raises ValueError: if what is described already leaves no room for that
    """
    luck = chance("organisations", block.code)
    singles = growth.single_cells - sum(1 for each in block.units if each.members)
    committees = growth.organisations - len(block.units) - singles
    single_sizes = [round(luck.triangular(*SINGLE_CELL)) for _ in range(singles)]
    rest = growth.members - _members(block) - sum(single_sizes)
    weights = sorted((luck.lognormvariate(0, 0.55) for _ in range(committees)), reverse=True)
    sizes = divided(rest, weights, least=ORGANISATION[0], most=ORGANISATION[1])
    sections = growth.with_sub_committees - sum(1 for each in block.units if _has_section(each))
    mandated = growth.delegated - sum(1 for each in block.units if each.mandates)
    names = _Names(block, growth, stock)
    for number, size in enumerate(sizes, start=1):
        kind, name = names.take(large=True)
        organisation = _organisation(f"{block.code}.{number:03}", name, block.since)
        cells = _cells(organisation, size, stock.cells[kind])
        if number <= sections:
            cells = _with_section(organisation, cells)
        elif mandated and size > limits.delegation_above:
            organisation = _mandated(organisation, block)
            mandated -= 1
        yield replace(organisation, units=tuple(cells))
    for number, size in enumerate(single_sizes, start=committees + 1):
        _, name = names.take(large=False)
        code = f"{block.code}.{number:03}"
        yield cell(code, f"Chi bộ {name}", "grassroots_cell", size, since=block.since)


class _Names:
    """The names that are still free for organisations of a block, with the kind of each."""

    def __init__(self, block: Described, growth: Growth, stock: OrganisationStock) -> None:
        taken = [each.name.split(" ", 2)[2] for each in _below(block)]
        self._large, self._small = (
            [
                (kind, name)
                for kind, name in _interleaved(growth, names)
                if not any(name.startswith(other) for other in taken)
            ]
            for names in (stock.large, stock.small)
        )

    def take(self, *, large: bool) -> tuple[str, str]:
        """Return the next name for a large or a small organisation, and its kind."""
        first, second = (self._large, self._small) if large else (self._small, self._large)
        return (first or second).pop(0)


def _interleaved(growth: Growth, names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield the names of all kinds of the growth in turn, so that a block holds a mixture."""
    lists = [
        [(kind, name) for name in filled(names[kind], growth.locality)] for kind in growth.stock
    ]
    return (each for each in chain.from_iterable(zip_longest(*lists)) if each is not None)


def _organisation(code: str, name: str, since: date) -> Described:
    founded, document = founding(chance("organisation", code), since)
    return Described(
        code=code,
        name=f"Đảng bộ {name}",
        kind="grassroots_committee",
        since=founded,
        document=document,
    )


def _cells(organisation: Described, size: int, names: tuple[str, ...]) -> list[Described]:
    luck = chance("cells", organisation.code)
    count = max(2, round(size / luck.triangular(*USUAL_CELL)))
    weights = [luck.gammavariate(4, 1) for _ in range(count)]
    sizes = divided(size, weights, least=SMALLEST_CELL, most=LARGEST_CELL)
    return [
        cell(
            f"{organisation.code}.{number:02}",
            f"Chi bộ {names[number - 1] if number <= len(names) else f'số {number}'}",
            "cell",
            part,
            since=organisation.since,
        )
        for number, part in enumerate(sizes, start=1)
    ]


def _with_section(organisation: Described, cells: list[Described]) -> list[Described]:
    """Return the cells with the last ones put together below a sub-committee."""
    gathered = cells[-CELLS_OF_A_SECTION:]
    section = Described(
        code=f"{organisation.code}.bp",
        name="Đảng bộ bộ phận Khối đơn vị trực thuộc",
        kind=SECTION,
        since=max(each.since for each in gathered),
        document=gathered[0].document,
        units=tuple(gathered),
    )
    return [*cells[:-CELLS_OF_A_SECTION], section]


def _mandated(organisation: Described, block: Described) -> Described:
    luck: Random = chance("mandate", organisation.code)
    mandate = Mandate(
        function=ADMITS,
        by_unit=block.code,
        by_body="standing_committee",
        document=f"{luck.randint(11, 399)}-QĐ/ĐU",
        document_on=date(2021, 9, 1) + timedelta(days=luck.randint(0, 700)),
    )
    return replace(organisation, mandates=(mandate,))


def _below(unit: Described) -> Iterator[Described]:
    for each in unit.units:
        yield each
        yield from _below(each)


def _members(unit: Described) -> int:
    return sum(each.members.total for each in _below(unit) if each.members)


def _has_section(unit: Described) -> bool:
    return any(each.kind == SECTION for each in unit.units)
