"""A region as its files describe it: units, the people named in them, and what is to be grown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workflows.administration.regions.stock import Locality


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """How many members a cell has of each standing."""

    official: int
    probationary: int = 0

    @property
    def total(self) -> int:
        """Return the number of members."""
        return self.official + self.probationary


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSeat:
    """An office that a named person holds; the unit is named by its code."""

    unit: str
    body: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A member whom the description calls by name, with the seats and circumstances it gives."""

    name: str
    sex: str
    born_on: date
    admitted_on: date
    probationary: bool = False
    in_cell_since: date | None = None
    seats: tuple[NamedSeat, ...] = ()
    condition: str = ""
    host: str = ""
    left_on: date | None = None
    left_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """A function that a body of a superior unit has given to the unit."""

    function: str
    by_unit: str
    by_body: str
    document: str
    document_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """
    A unit of the region.

    ``committee`` is the number of seats of its committee where the usual number
    does not hold; ``filled`` limits how many of them have a holder. ``vacant``
    lists offices that stand empty; ``leaders_from`` names the unit whose members
    fill its leading offices. ``posts`` says which office of the unit carries a
    post of the State or the Front.
    """

    code: str
    name: str
    kind: str
    since: date
    model: str = ""
    document: str = ""
    members: Headcount | None = None
    people: tuple[NamedPerson, ...] = ()
    former: tuple[NamedPerson, ...] = ()
    committee: int | None = None
    filled: int | None = None
    vacant: frozenset[str] = frozenset()
    leaders_from: str = ""
    posts: Mapping[str, str] = field(default_factory=dict)
    mandates: tuple[Mandate, ...] = ()
    units: tuple["Described", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """
    What a unit holds in all once the organisations that are not described are grown.

    ``organisations`` are grass-roots organisations, ``single_cells`` those of them that
    are one cell; ``stock`` lists the kinds of names they get, the first ones first.
    """

    unit: str
    organisations: int
    members: int
    single_cells: int
    with_sub_committees: int
    delegated: int
    stock: tuple[str, ...]
    locality: Locality


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune or town in one line: its hamlets, and whether its secretary heads its council."""

    code: str
    name: str
    hamlets: int
    hamlet_word: str
    secretary_chairs_council: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Communes:
    """The communes of a district, which are all arranged alike."""

    under: str
    rows: tuple[Commune, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the organisation on the day its registers are opened."""

    id: str
    label_vi: str
    label_en: str
    opened_on: date
    source: str
    peoples: Mapping[str, int]
    terms: Mapping[str, date]
    units: tuple[Described, ...]
    growths: tuple[Growth, ...] = ()
    communes: tuple[Communes, ...] = ()
