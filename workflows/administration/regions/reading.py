"""Reading the description of a region from its files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from workflows.administration.regions.descriptions import (
    Commune,
    Communes,
    Described,
    Growth,
    Headcount,
    Mandate,
    NamedPerson,
    NamedSeat,
    Region,
)
from workflows.administration.regions.stock import Locality
from workflows.rules.loading.passages import Passage, read_file

FILE = "region.yaml"
UNITS = "units"
STANDINGS = ("official", "probationary")


def read_region(folder: Path) -> Region:
    """
    Return the region that the folder describes.

    A list of units may name a ``file`` that holds some of them; the units of another
    region are taken over by naming it under ``with``.

    :raises PackFault: naming file, line and reason
    """
    passage = read_file(folder / FILE)
    fields = passage.fields(
        "vi",
        "en",
        "opened_on",
        "source",
        "peoples",
        "terms",
        optional=("with", UNITS, "grown", "communes"),
    )
    opened_on = fields["opened_on"].day()
    units: list[Described] = []
    for other in _items(fields, "with"):
        neighbour = read_region(folder.parent / other.text())
        if neighbour.opened_on != opened_on:
            raise other.fault(f"“{neighbour.id}” is opened on another day")
        units.extend(neighbour.units)
    if UNITS in fields:
        units.extend(_units(fields[UNITS], "", None))
    return Region(
        id=folder.name,
        label_vi=fields["vi"].text(),
        label_en=fields["en"].text(),
        opened_on=opened_on,
        source=fields["source"].text(),
        peoples={name: each.whole() for name, each in fields["peoples"].entries().items()},
        terms={name: each.day() for name, each in fields["terms"].entries().items()},
        units=tuple(units),
        growths=tuple(_growth(unit, each) for unit, each in _entries(fields, "grown").items()),
        communes=tuple(
            _communes(unit, each) for unit, each in _entries(fields, "communes").items()
        ),
    )


def _units(passage: Passage, above: str, since: date | None) -> tuple[Described, ...]:
    found: list[Described] = []
    for each in passage.items():
        if "file" in each.entries():
            name = each.fields("file")["file"].text()
            found.extend(_units(read_file(each.file.parent / name), above, since))
        else:
            found.append(_unit(each, above, since))
    return tuple(found)


def _unit(passage: Passage, above: str, inherited: date | None) -> Described:
    optional = (
        *("since", "model", "document", "members", "people", "former", "committee", "filled"),
        *("vacant", "leaders_from", "posts", "mandates", UNITS),
    )
    fields = passage.fields("code", "name", "kind", optional=optional)
    code = above + fields["code"].text()
    if "since" in fields:
        inherited = fields["since"].day()
    if inherited is None:
        raise passage.fault("“since” is missing")
    return Described(
        code=code,
        name=fields["name"].text(),
        kind=fields["kind"].code(),
        since=inherited,
        model=fields["model"].code() if "model" in fields else "",
        document=fields["document"].text() if "document" in fields else "",
        members=_headcount(fields["members"]) if "members" in fields else None,
        people=tuple(_person(each, code) for each in _items(fields, "people")),
        former=tuple(_person(each, code) for each in _items(fields, "former")),
        committee=fields["committee"].whole() if "committee" in fields else None,
        filled=fields["filled"].whole() if "filled" in fields else None,
        vacant=frozenset(each.code() for each in _items(fields, "vacant")),
        leaders_from=fields["leaders_from"].text() if "leaders_from" in fields else "",
        posts={post: holder.code() for post, holder in _entries(fields, "posts").items()},
        mandates=tuple(_mandate(each) for each in _items(fields, "mandates")),
        units=_units(fields[UNITS], f"{code}.", inherited) if UNITS in fields else (),
    )


def _headcount(passage: Passage) -> Headcount:
    fields = passage.fields(STANDINGS[0], optional=STANDINGS[1:])
    return Headcount(**{standing: each.whole() for standing, each in fields.items()})


def _person(passage: Passage, cell: str) -> NamedPerson:
    optional = (
        *("probationary", "in_cell_since", "seats", "condition", "host"),
        *("left_on", "left_by"),
    )
    fields = passage.fields("name", "sex", "born_on", "admitted_on", optional=optional)
    return NamedPerson(
        name=fields["name"].text(),
        sex=fields["sex"].code(),
        born_on=fields["born_on"].day(),
        admitted_on=fields["admitted_on"].day(),
        probationary="probationary" in fields and fields["probationary"].yes(),
        in_cell_since=fields["in_cell_since"].day() if "in_cell_since" in fields else None,
        seats=tuple(_seat(each, cell) for each in _items(fields, "seats")),
        condition=fields["condition"].code() if "condition" in fields else "",
        host=fields["host"].text() if "host" in fields else "",
        left_on=fields["left_on"].day() if "left_on" in fields else None,
        left_by=fields["left_by"].code() if "left_by" in fields else "",
    )


def _seat(passage: Passage, cell: str) -> NamedSeat:
    fields = passage.fields("body", "office", optional=("unit",))
    return NamedSeat(
        unit=fields["unit"].text() if "unit" in fields else cell,
        body=fields["body"].code(),
        office=fields["office"].code(),
    )


def _mandate(passage: Passage) -> Mandate:
    fields = passage.fields("function", "by_unit", "by_body", "document", "document_on")
    return Mandate(
        function=fields["function"].code(),
        by_unit=fields["by_unit"].text(),
        by_body=fields["by_body"].code(),
        document=fields["document"].text(),
        document_on=fields["document_on"].day(),
    )


def _growth(unit: str, passage: Passage) -> Growth:
    numbers = ("organisations", "members", "single_cells", "with_sub_committees", "delegated")
    words = ("province", "short", "committee")
    fields = passage.fields(*numbers, "stock", *words, "places")
    return Growth(
        unit=unit,
        **{name: fields[name].whole() for name in numbers},
        stock=tuple(each.code() for each in fields["stock"].items()),
        locality=Locality(
            **{name: fields[name].text() for name in words},
            places=tuple(each.text() for each in fields["places"].items()),
        ),
    )


def _communes(unit: str, passage: Passage) -> Communes:
    rows = []
    for each in passage.items():
        fields = each.fields(
            "code", "name", "hamlets", optional=("word", "secretary_chairs_council")
        )
        chairs = fields.get("secretary_chairs_council")
        rows.append(
            Commune(
                code=f"{unit}.{fields['code'].text()}",
                name=fields["name"].text(),
                hamlets=fields["hamlets"].whole(),
                hamlet_word=fields["word"].text() if "word" in fields else "ấp",
                secretary_chairs_council=chairs is not None and chairs.yes(),
            )
        )
    return Communes(under=unit, rows=tuple(rows))


def _items(fields: Mapping[str, Passage], key: str) -> list[Passage]:
    return fields[key].items() if key in fields else []


def _entries(fields: Mapping[str, Passage], key: str) -> dict[str, Passage]:
    return fields[key].entries() if key in fields else {}
