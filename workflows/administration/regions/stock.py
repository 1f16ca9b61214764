"""Plausible names of organisations and of the cells inside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workflows.rules.loading.passages import read_file

PROVINCE = "{province}"
PLACE = "{place}"


@dataclass(frozen=True, slots=True)
class OrganisationStock:
    """
    Names by kind of organisation.

    ``organisations`` may hold the province or a place as a blank to be filled;
    ``cells`` are the names of cells inside an organisation of the kind.
    """

    organisations: Mapping[str, tuple[str, ...]]
    cells: Mapping[str, tuple[str, ...]]

    def names(self, kind: str, *, province: str, places: tuple[str, ...]) -> list[str]:
        """Return every name of the kind, those with a place once for each place."""
        found = []
        for place in places:
            for name in self.organisations[kind]:
                filled = name.replace(PROVINCE, province).replace(PLACE, place)
                if filled not in found:
                    found.append(filled)
        return found


def read_stock(file: Path) -> OrganisationStock:
    """
    Return the stock that the file holds.

    :raises PackFault: naming file, line and reason
    """
    organisations, cells = {}, {}
    for kind, passage in read_file(file).entries().items():
        fields = passage.fields("organisations", "cells")
        organisations[kind] = tuple(each.text() for each in fields["organisations"].items())
        cells[kind] = tuple(each.text() for each in fields["cells"].items())
    return OrganisationStock(organisations=organisations, cells=cells)
