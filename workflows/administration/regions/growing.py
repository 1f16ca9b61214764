"""Grows what a description leaves to chance, so that a unit holds exactly what is asked of it."""

from dataclasses import replace

from workflows.administration.regions.blocks import organisations
from workflows.administration.regions.communes import commune
from workflows.administration.regions.descriptions import Described, Region
from workflows.administration.regions.shapes import Limits
from workflows.administration.regions.stock import OrganisationStock


def grown(region: Region, *, stock: OrganisationStock, limits: Limits) -> Region:
    """Return the region with every unit described."""
    return replace(
        region, units=tuple(_grown(unit, region, stock, limits) for unit in region.units)
    )


def _grown(unit: Described, region: Region, stock: OrganisationStock, limits: Limits) -> Described:
    units = [_grown(each, region, stock, limits) for each in unit.units]
    for growth in region.growths:
        if growth.unit == unit.code:
            units.extend(organisations(unit, growth, stock, limits))
    for communes in region.communes:
        if communes.under == unit.code:
            units.extend(commune(row, unit) for row in communes.rows)
    return replace(unit, units=tuple(units))
