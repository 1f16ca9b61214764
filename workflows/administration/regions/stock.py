"""Plausible names of organisations and of the cells inside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflows.rules.loading.passages import read_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """The words that fill the blanks of a name; a name with a place is used once for each."""

    province: str
    short: str
    committee: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationStock:
    """
    Names by kind of organisation.

    ``large`` ones become an organisation with cells, named from ``cells``; ``small``
    ones a single cell.
    """

    large: Mapping[str, tuple[str, ...]]
    small: Mapping[str, tuple[str, ...]]
    cells: Mapping[str, tuple[str, ...]]


def filled(names: Sequence[str], locality: Locality) -> list[str]:
    """Return the names with their blanks filled, each once."""
    found: dict[str, None] = {}
    for place in locality.places:
        for name in names:
            found.setdefault(
                name.format(
                    province=locality.province,
                    short=locality.short,
                    committee=locality.committee,
                    place=place,
                )
            )
    return list(found)


def read_stock(file: Path) -> OrganisationStock:
    """
    Return the stock that the file holds.

    :raises PackFault: naming file, line and reason
    """
    lists: dict[str, dict[str, tuple[str, ...]]] = {"large": {}, "small": {}, "cells": {}}
    for kind, passage in read_file(file).entries().items():
        for part, names in passage.fields(*lists).items():
            lists[part][kind] = tuple(each.text() for each in names.items())
    return OrganisationStock(**lists)
